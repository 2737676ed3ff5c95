package dev.passerby.standalone.settings;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Takes typed values out of a table of text and remembers everything that is wrong with it. Whatever was not asked for by
 * the end is an unknown key.
 */
final class SettingsReader {

    private final Map<String, String> values;
    private final Set<String> known = new TreeSet<>();
    private final List<String> problems = new ArrayList<>();

    SettingsReader(Map<String, String> values) {
        this.values = values;
    }

    String text(String key, String byDefault) {
        String text = take(key);
        if (text != null && text.isBlank()) {
            problems.add("'" + key + "' must not be empty");
        }
        return text == null || text.isBlank() ? byDefault : text;
    }

    @Nullable
    String optionalText(String key, Function<String, @Nullable String> rule) {
        String text = take(key);
        if (text == null || text.isBlank()) {
            return null;
        }
        String broken = rule.apply(text);
        if (broken != null) {
            problems.add("'" + key + "' " + broken + ", got '" + text + "'");
        }
        return text;
    }

    int integer(String key, int byDefault, int least, int most) {
        String text = take(key);
        if (text == null) {
            return byDefault;
        }
        try {
            int value = Integer.parseInt(text.strip());
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // The message below serves both.
        }
        problems.add("'" + key + "' must be a whole number from " + least + " to " + most + ", got '" + text + "'");
        return byDefault;
    }

    double number(String key, double byDefault, double least, double most) {
        String text = take(key);
        if (text == null) {
            return byDefault;
        }
        try {
            double value = Double.parseDouble(text.strip());
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // The message below serves both.
        }
        problems.add("'" + key + "' must be a number from " + least + " to " + most + ", got '" + text + "'");
        return byDefault;
    }

    Duration duration(String key, String byDefault) {
        String text = take(key);
        if (text == null) {
            return Duration.parse(byDefault);
        }
        try {
            Duration value = Duration.parse(text.strip());
            if (!value.isNegative() && !value.isZero()) {
                return value;
            }
        } catch (DateTimeException e) {
            // The message below serves both.
        }
        problems.add("'" + key + "' must be a duration such as " + byDefault + ", got '" + text + "'");
        return Duration.parse(byDefault);
    }

    <E extends Enum<E>> E choice(String key, E byDefault) {
        String text = take(key);
        if (text == null) {
            return byDefault;
        }
        E[] all = byDefault.getDeclaringClass().getEnumConstants();
        for (E one : all) {
            if (spelled(one).equals(text.strip())) {
                return one;
            }
        }
        problems.add("'" + key + "' must be "
                + Arrays.stream(all).map(SettingsReader::spelled).collect(Collectors.joining(" or ")) + ", got '" + text
                + "'");
        return byDefault;
    }

    /** Every problem met, unknown keys last. */
    List<String> problems() {
        List<String> all = new ArrayList<>(problems);
        values.keySet().stream()
                .filter(key -> !known.contains(key))
                .forEach(key -> all.add("unknown key '" + key + "'; the keys are " + String.join(", ", known)));
        return all;
    }

    /** The keys asked for. */
    Set<String> known() {
        return known;
    }

    private @Nullable String take(String key) {
        known.add(key);
        return values.get(key);
    }

    private static String spelled(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
