package dev.passerby.console.access;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the holder of a key may do; each role may do what those before it may. */
public enum Role {
    /** See cameras, people and events. */
    VIEW,
    /** Enrol, name and correct people. */
    ENROL,
    /** Attach cameras, remove people, change settings and keys. */
    ADMIN;

    /** Whether this role may do what asks for the other. */
    public boolean includes(Role needed) {
        return compareTo(needed) >= 0;
    }

    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The role of this name.
     *
     * @throws IllegalArgumentException naming the roles there are
     */
    @JsonCreator
    public static Role parse(String text) {
        return Arrays.stream(values())
                .filter(role -> role.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("role must be "
                        + Arrays.stream(values()).map(Role::text).collect(Collectors.joining(", ")) + ", got '" + text
                        + "'"));
    }
}
