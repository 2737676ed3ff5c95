package dev.passerby.pipeline;

import java.util.LinkedHashMap;
import java.util.Map;

/** Settings as a cluster's client hands them to {@code main}: {@code name=value}, with or without leading dashes. */
final class Arguments {

    private Arguments() {}

    /** Settings by name; an argument without a value is a setting that nobody knows, and will be told as one. */
    static Map<String, String> byName(String... arguments) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String argument : arguments) {
            String bare = argument.startsWith("--") ? argument.substring(2) : argument;
            int equals = bare.indexOf('=');
            settings.put(equals < 0 ? bare : bare.substring(0, equals), equals < 0 ? "" : bare.substring(equals + 1));
        }
        return settings;
    }
}
