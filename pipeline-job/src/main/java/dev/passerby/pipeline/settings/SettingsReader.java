package dev.passerby.pipeline.settings;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A reader of settings that goes on after a problem, so that all of them can be told at once. A value that broke its rule
 * is replaced by its default until {@link #check} throws.
 */
public final class SettingsReader {

    private final Map<String, String> settings;
    private final Set<String> known = new HashSet<>();
    private final SortedMap<String, Effective> effective = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();

    /**
     * A setting as it holds.
     *
     * @param value what was given, or the default; empty where nothing was and there is none
     * @param standard what holds where nothing is given, in the same words
     */
    public record Effective(String value, String standard) {}

    public SettingsReader(Map<String, String> settings) {
        this.settings = settings;
    }

    public String required(String key, String rule) {
        String text = value(key);
        if (text == null) {
            problems.add("'" + key + "' must be " + rule + ", and is missing");
            return "";
        }
        return holds(key, text, "");
    }

    @Nullable
    public String optional(String key) {
        String text = value(key);
        String unused = holds(key, text == null ? "" : text, "");
        return text;
    }

    public String text(String key, String standard, String rule, Predicate<String> holds) {
        String text = value(key);
        if (text == null) {
            return holds(key, standard, standard);
        }
        if (!holds.test(text)) {
            return broken(key, rule, text, standard);
        }
        return holds(key, text, standard);
    }

    public int whole(String key, int standard, int least, int most) {
        String text = value(key);
        if (text == null) {
            return holds(key, standard, standard);
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return holds(key, number, standard);
            }
        } catch (NumberFormatException e) {
            // Told below, together with numbers out of range.
        }
        return broken(key, "a whole number from " + least + " to " + most, text, standard);
    }

    double number(String key, double standard, double least, double most) {
        String text = value(key);
        if (text == null) {
            return holds(key, standard, standard);
        }
        try {
            double number = Double.parseDouble(text);
            if (number >= least && number <= most) {
                return holds(key, number, standard);
            }
        } catch (NumberFormatException e) {
            // Told below, together with numbers out of range.
        }
        return broken(key, "a number from " + least + " to " + most, text, standard);
    }

    public Duration duration(String key, Duration standard, Duration least, Duration most) {
        String text = value(key);
        if (text == null) {
            return holds(key, standard, standard);
        }
        try {
            Duration duration = Duration.parse(text);
            if (duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0) {
                return holds(key, duration, standard);
            }
        } catch (DateTimeException e) {
            // Told below, together with durations out of range.
        }
        return broken(key, "a duration such as " + standard + ", from " + least + " to " + most, text, standard);
    }

    Delivery delivery(String key, Delivery standard) {
        String text = value(key);
        if (text == null) {
            return holds(key, standard, standard);
        }
        for (Delivery delivery : Delivery.values()) {
            if (delivery.text().equals(text)) {
                return holds(key, delivery, standard);
            }
        }
        String choices = Arrays.stream(Delivery.values()).map(Delivery::text).collect(Collectors.joining(" or "));
        return broken(key, choices, text, standard);
    }

    /** What was read so far and broke no rule, by key. */
    public SortedMap<String, Effective> effective() {
        return Collections.unmodifiableSortedMap(effective);
    }

    public void problem(String line) {
        problems.add(line);
    }

    /** Throws if anything was wrong, unknown names included. */
    public void check() throws InvalidSettingsException {
        settings.keySet().stream()
                .filter(key -> !known.contains(key))
                .sorted()
                .forEach(key -> problems.add("'" + key + "' is no setting of the pipeline"));
        if (!problems.isEmpty()) {
            throw new InvalidSettingsException(problems);
        }
    }

    private @Nullable String value(String key) {
        known.add(key);
        String text = settings.get(key);
        return text == null || text.isBlank() ? null : text.strip();
    }

    private <T> T holds(String key, T value, T standard) {
        effective.put(key, new Effective(text(value), text(standard)));
        return value;
    }

    private static String text(Object value) {
        return value instanceof Delivery delivery ? delivery.text() : value.toString();
    }

    private <T> T broken(String key, String rule, String text, T standard) {
        problems.add("'" + key + "' must be " + rule + ", got '" + text + "'");
        return standard;
    }
}
