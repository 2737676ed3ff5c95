package dev.passerby.models.facenet;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.passerby.models.onnx.Rounding;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Between which numbers the network's values lie at each place where bytes are rounded; what lies outside is clipped.
 *
 * <p>Measured once on faces, see decision record 0023, and kept as the resource {@code facenet-ranges.json}: equal ranges give an
 * equal network.
 *
 * @param byPlace least and most, by the place's name: a layer's scope in the frozen graph, a block's for its sum, {@code
 *     …/branches} for what a block's branches give
 */
public record ActivationRanges(Map<String, Range> byPlace) {

    private static final String RESOURCE = "/dev/passerby/models/facenet-ranges.json";
    private static final String OUTPUT = "observed:";

    /** From the least to the most. */
    public record Range(float least, float most) {}

    public ActivationRanges {
        byPlace = Map.copyOf(byPlace);
    }

    /** The ranges that this build came with. */
    public static ActivationRanges read() {
        try (InputStream in = Objects.requireNonNull(ActivationRanges.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            return new ActivationRanges(new ObjectMapper().readValue(in, new TypeReference<Map<String, Range>>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + RESOURCE, e);
        }
    }

    /** The text of such a resource, a place a line in the order of names. */
    public String text() {
        return new TreeMap<>(byPlace)
                .entrySet().stream()
                        .map(place -> "  \"%s\": {\"least\": %s, \"most\": %s}"
                                .formatted(
                                        place.getKey(),
                                        place.getValue().least(),
                                        place.getValue().most()))
                        .collect(Collectors.joining(",\n", "{\n", "\n}\n"));
    }

    /** What the observed network calls the output that shows a place. */
    static String outputName(String place) {
        return OUTPUT + place;
    }

    /** Whether an output of the observed network shows a place, rather than being the embedding. */
    public static boolean isPlace(String output) {
        return output.startsWith(OUTPUT);
    }

    /** The place that an output of the observed network shows. */
    public static String place(String output) {
        return output.substring(OUTPUT.length());
    }

    Rounding rounding(String place) {
        Range range = byPlace.get(place);
        if (range == null) {
            throw new NoSuchElementException("no range was measured for '" + place + "'");
        }
        return Rounding.over(range.least(), range.most());
    }
}
