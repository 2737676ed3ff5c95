package dev.passerby.benchmarks.speed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What several processes measured of the same case as one: each number the median of theirs, false what is false of one, true
 * what is true of all, absent where one of the others does not tell, and everything else the first's.
 *
 * <p>{@code medianMs} also leaves its least and greatest value, and {@code forks} becomes the number of processes.
 */
public final class ForkMedian {

    private ForkMedian() {}

    /**
     * One object of several.
     *
     * @param forks of the same fields, but for what one of them does not tell; at least one
     */
    public static ObjectNode of(List<? extends JsonNode> forks) {
        ObjectNode merged = merged(forks);
        merged.put("forks", forks.size());
        if (merged.has("medianMs")) {
            double[] medians = sorted(values(forks, "medianMs"));
            merged.put("leastMs", medians[0]);
            merged.put("greatestMs", medians[medians.length - 1]);
        }
        return merged;
    }

    private static ObjectNode merged(List<? extends JsonNode> forks) {
        ObjectNode merged = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> field : fields(forks).entrySet()) {
            String name = field.getKey();
            JsonNode first = field.getValue();
            List<JsonNode> all = values(forks, name);
            if (first.isIntegralNumber()) {
                merged.put(name, Math.round(median(all)));
            } else if (first.isNumber()) {
                merged.put(name, median(all));
            } else if (first.isBoolean()) {
                if (all.stream().anyMatch(ForkMedian::isFalse)) {
                    merged.put(name, false);
                } else if (all.stream().allMatch(JsonNode::isBoolean)) {
                    merged.put(name, true);
                }
            } else if (first.isObject()) {
                merged.set(name, merged(all));
            } else {
                merged.set(name, first);
            }
        }
        return merged;
    }

    /** Each field with its value in the first that tells it. */
    private static Map<String, JsonNode> fields(List<? extends JsonNode> forks) {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        forks.stream()
                .flatMap(fork -> fork.properties().stream())
                .filter(field -> !field.getValue().isNull())
                .forEach(field -> fields.putIfAbsent(field.getKey(), field.getValue()));
        return fields;
    }

    private static boolean isFalse(JsonNode value) {
        return value.isBoolean() && !value.booleanValue();
    }

    private static List<JsonNode> values(List<? extends JsonNode> forks, String name) {
        return forks.stream().map(fork -> fork.path(name)).toList();
    }

    private static double median(List<JsonNode> numbers) {
        double[] sorted = sorted(numbers);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private static double[] sorted(List<JsonNode> numbers) {
        double[] sorted = numbers.stream().mapToDouble(JsonNode::asDouble).toArray();
        Arrays.sort(sorted);
        return sorted;
    }
}
