package dev.passerby.benchmarks.speed;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How long other software takes with the same weights, on one thread of a 2-core machine with AVX-512. Ratios to these say
 * something on a machine of that kind only.
 *
 * @param software whose time it is
 * @param millis of one picture or one face
 */
record Reference(String software, double millis) {

    private static final String TORCH = "facenet-pytorch, PyTorch CPU";

    private static final Map<String, Double> DETECTION = Map.of(
            "1280x720 0 40", 77.0,
            "1280x720 3 40", 114.0,
            "1280x720 6 40", 184.0,
            "1920x1080 0 40", 185.0,
            "1920x1080 3 40", 203.0,
            "1920x1080 6 40", 247.0,
            "1280x720 0 20", 129.0,
            "1280x720 3 20", 162.0,
            "1280x720 6 20", 195.0);

    private static final Map<Integer, Double> EMBEDDING = Map.of(1, 47.7, 32, 23.9);

    /** What is known for the same circumstances; null for nothing. */
    static @Nullable Reference of(Circumstances circumstances) {
        Double millis =
                switch (circumstances.stage()) {
                    case "detect" -> DETECTION.get(key(circumstances));
                    case "embed" -> EMBEDDING.get(circumstances.batch());
                    default -> null;
                };
        return millis == null ? null : new Reference(TORCH, millis);
    }

    private static String key(Circumstances circumstances) {
        Double minFace = circumstances.minFace();
        return circumstances.size() + " " + circumstances.faces() + " " + (minFace == null ? 0 : minFace.intValue());
    }
}
