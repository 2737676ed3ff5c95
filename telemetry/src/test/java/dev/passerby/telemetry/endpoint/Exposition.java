package dev.passerby.telemetry.endpoint;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A page of metrics as Prometheus's text format 0.0.4 has it, read strictly: what the format does not allow, and a histogram
 * that contradicts itself, is an {@link AssertionError} that quotes the line.
 */
public final class Exposition {

    private static final Pattern META = Pattern.compile("# (HELP|TYPE) ([a-zA-Z_:][a-zA-Z0-9_:]*) (.*)");
    private static final Pattern SAMPLE =
            Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? (\\S+)(?: (-?\\d+))?");
    private static final Pattern LABEL =
            Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\\\n]|\\\\[\\\\\"n])*)\"(,|$)");
    private static final Set<String> TYPES = Set.of("counter", "gauge", "histogram", "summary", "untyped");

    private final Map<String, String> types = new LinkedHashMap<>();
    private final List<Sample> samples = new ArrayList<>();

    /** One value. */
    public record Sample(String name, Map<String, String> labels, double value) {}

    private Exposition() {}

    /** Asks for a page and reads it. */
    public static Exposition at(String address) throws IOException, InterruptedException {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new AssertionError(address + " answers " + answer.statusCode() + ": " + answer.body());
        }
        return read(answer.body());
    }

    /** Reads a page. */
    public static Exposition read(String text) {
        Exposition page = new Exposition();
        Set<Object> seen = new HashSet<>();
        check(text.isEmpty() || text.endsWith("\n"), "the last line must end", text);
        text.lines().forEach(line -> page.line(line, seen));
        page.checkHistograms();
        return page;
    }

    private void line(String line, Set<Object> seen) {
        if (line.startsWith("#")) {
            Matcher meta = META.matcher(line);
            check(meta.matches(), "a comment must be HELP or TYPE", line);
            if (meta.group(1).equals("TYPE")) {
                check(TYPES.contains(meta.group(3)), "a type must be one of " + TYPES, line);
                check(types.put(meta.group(2), meta.group(3)) == null, "a type is said once", line);
            }
            return;
        }
        Matcher matcher = SAMPLE.matcher(line);
        check(matcher.matches(), "a line must be a sample", line);
        Sample sample = new Sample(matcher.group(1), labels(matcher.group(2), line), number(matcher.group(3), line));
        check(types.containsKey(family(sample.name())), "a sample must follow its type", line);
        check(seen.add(List.of(sample.name(), sample.labels())), "a sample is told once", line);
        samples.add(sample);
    }

    private static Map<String, String> labels(String text, String line) {
        Map<String, String> labels = new HashMap<>();
        Matcher label = LABEL.matcher(text == null ? "" : text);
        int at = 0;
        while (label.find() && label.start() == at) {
            check(labels.put(label.group(1), label.group(2)) == null, "a label is given once", line);
            at = label.end();
        }
        check(at == (text == null ? 0 : text.length()), "labels must be name=\"value\"", line);
        return labels;
    }

    private static double number(String text, String line) {
        try {
            return switch (text) {
                case "+Inf" -> Double.POSITIVE_INFINITY;
                case "-Inf" -> Double.NEGATIVE_INFINITY;
                default -> Double.parseDouble(text);
            };
        } catch (NumberFormatException e) {
            throw new AssertionError("a value must be a number: " + line, e);
        }
    }

    private String family(String name) {
        for (String suffix : List.of("_bucket", "_sum", "_count")) {
            String base = name.endsWith(suffix) ? name.substring(0, name.length() - suffix.length()) : name;
            if (Set.of("histogram", "summary").contains(types.getOrDefault(base, ""))) {
                return base;
            }
        }
        return name;
    }

    private void checkHistograms() {
        types.forEach((name, type) -> {
            if (type.equals("histogram")) {
                samples.stream()
                        .filter(sample -> sample.name().equals(name + "_count"))
                        .forEach(count -> checkHistogram(name, count));
            }
        });
    }

    private void checkHistogram(String name, Sample count) {
        double before = 0;
        double last = -1;
        for (Sample bucket : samples) {
            Map<String, String> labels = new HashMap<>(bucket.labels());
            String bound = labels.remove("le");
            if (bucket.name().equals(name + "_bucket") && labels.equals(count.labels())) {
                check(bound != null, "a bucket must have a bound", bucket.toString());
                check(bucket.value() >= before, "buckets are cumulative", bucket.toString());
                before = bucket.value();
                last = "+Inf".equals(bound) ? bucket.value() : last;
            }
        }
        check(last == count.value(), "the last bucket holds all", count.toString());
    }

    private static void check(boolean holds, String rule, String line) {
        if (!holds) {
            throw new AssertionError(rule + ": " + line);
        }
    }

    /** The names that a query can use. */
    public Set<String> names() {
        return samples.stream().map(Sample::name).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Each metric's type by the name that its HELP has. */
    public Map<String, String> types() {
        return Map.copyOf(types);
    }

    /** All samples of a name. */
    public List<Sample> samples(String name) {
        return samples.stream().filter(sample -> sample.name().equals(name)).toList();
    }

    /** All samples. */
    public List<Sample> samples() {
        return List.copyOf(samples);
    }

    /** The sum of a name's samples whose labels include these, given as name and value in turn. */
    public double sum(String name, String... labels) {
        return samples(name).stream()
                .filter(sample -> has(sample, labels))
                .mapToDouble(Sample::value)
                .sum();
    }

    private static boolean has(Sample sample, String... labels) {
        for (int i = 0; i < labels.length; i += 2) {
            if (!labels[i + 1].equals(sample.labels().get(labels[i]))) {
                return false;
            }
        }
        return true;
    }
}
