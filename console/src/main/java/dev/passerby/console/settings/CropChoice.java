package dev.passerby.console.settings;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** Whose faces are kept beside their events. */
public enum CropChoice {
    NONE,
    /** Those that got a name. */
    NAMED,
    ALL;

    @JsonCreator
    public static CropChoice parse(String text) {
        return Arrays.stream(values())
                .filter(choice -> choice.text().equals(text))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("'crops' must be none, named or all, got '" + text + "'"));
    }

    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
