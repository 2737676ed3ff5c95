package dev.passerby.standalone.settings;

import dev.passerby.ingest.IngestEnvironment;
import dev.passerby.ingest.IngestSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The keys that say how cameras are read. Each is a variable of an ingest process and obeys that variable's rule, so that a file
 * and an environment mean the same; where both speak, the file is heard.
 */
final class IngestKeys {

    static final Map<String, String> VARIABLES = new TreeMap<>(Map.of(
            "ingest.motion", "PASSERBY_INGEST_MOTION",
            "ingest.keep-alive", "PASSERBY_INGEST_KEEP_ALIVE",
            "ingest.longest-side", "PASSERBY_INGEST_JPEG_LONGEST_SIDE",
            "ingest.jpeg-quantizer", "PASSERBY_INGEST_JPEG_QUANTIZER",
            "ingest.allowed-networks", "PASSERBY_INGEST_ALLOWED_NETWORKS",
            "ingest.basic-passwords", "PASSERBY_INGEST_BASIC_PASSWORDS",
            "ingest.certificates", "PASSERBY_INGEST_CERTIFICATES",
            "ingest.metrics-port", "PASSERBY_INGEST_METRICS_PORT",
            "ingest.metrics-address", "PASSERBY_INGEST_METRICS_ADDRESS"));

    /** What holds where neither file nor environment speaks, by variable. */
    static final Map<String, String> STANDARD = Map.of(
            "PASSERBY_INGEST_MOTION", "on",
            "PASSERBY_INGEST_KEEP_ALIVE", "PT0.5S",
            "PASSERBY_INGEST_JPEG_LONGEST_SIDE", "",
            "PASSERBY_INGEST_JPEG_QUANTIZER", "2",
            "PASSERBY_INGEST_ALLOWED_NETWORKS", "private",
            "PASSERBY_INGEST_BASIC_PASSWORDS", "allowed",
            "PASSERBY_INGEST_CERTIFICATES", "trusted",
            "PASSERBY_INGEST_METRICS_PORT", "off",
            "PASSERBY_INGEST_METRICS_ADDRESS", "127.0.0.1");

    private static final String PREFIX = "PASSERBY_INGEST_";

    private IngestKeys() {}

    /** An ingest process's variables: the environment's, and over them those that the file sets. */
    static Map<String, String> variables(Map<String, String> file, Map<String, String> environment) {
        Map<String, String> variables = new HashMap<>();
        environment.forEach((name, value) -> {
            if (name.startsWith(PREFIX)) {
                variables.put(name, value);
            }
        });
        VARIABLES.forEach((key, variable) -> {
            String value = file.get(key);
            if (value != null) {
                variables.put(variable, key.equals("ingest.motion") ? onOrOff(value) : value);
            }
        });
        return variables;
    }

    /** What holds, by the keys of the file. */
    static Map<String, String> effective(Map<String, String> variables) {
        Map<String, String> effective = new HashMap<>();
        VARIABLES.forEach((key, variable) -> {
            String given = variables.getOrDefault(variable, "").strip();
            effective.put(key, given.isEmpty() ? STANDARD.getOrDefault(variable, "") : given);
        });
        return effective;
    }

    /** YAML takes a bare on for true. */
    private static String onOrOff(String value) {
        return switch (value) {
            case "true" -> "on";
            case "false" -> "off";
            default -> value;
        };
    }

    /** Says what is wrong with the variables, by the names that the file has for them. */
    static void check(Map<String, String> variables, long quietMillis, List<String> problems) {
        IngestSettings ingest;
        try {
            ingest = IngestEnvironment.of(variables).settings();
        } catch (IllegalArgumentException e) {
            String problem = String.valueOf(e.getMessage());
            for (Map.Entry<String, String> key : VARIABLES.entrySet()) {
                problem = problem.replace(key.getValue() + " must", "'" + key.getKey() + "' must");
            }
            problems.add(problem);
            return;
        }
        Duration keepAlive = ingest.motion().keepAlive();
        if (!ingest.motion().everyPicture() && keepAlive.toMillis() > quietMillis / 2) {
            problems.add("'ingest.keep-alive' must be at most half of 'tracking.quiet-period', which is "
                    + Duration.ofMillis(quietMillis) + ", got '" + keepAlive
                    + "': people who stand still would seem to leave");
        }
    }
}
