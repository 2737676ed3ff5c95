package dev.passerby.ingest.guard;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The cameras that the decoder is kept away from, each since its last crash: for a day, or until its record is written
 * again. It travels from the guard to its child as the text of a variable and is no secret.
 *
 * @param since by camera id
 */
public record Quarantine(Map<String, Instant> since) {

    /** The environment variable in which the child finds it. */
    public static final String VARIABLE = "PASSERBY_INGEST_QUARANTINE";

    /** Nobody is in quarantine. */
    public static final Quarantine NONE = new Quarantine(Map.of());

    static final Duration LENGTH = Duration.ofDays(1);

    public Quarantine {
        since = Map.copyOf(since);
    }

    /**
     * When the camera was put into quarantine; empty where it is not in it, or no more.
     *
     * @param attachedAt when the camera's record was written
     */
    Optional<Instant> holds(String camera, Instant attachedAt, Instant now) {
        return Optional.ofNullable(since.get(camera))
                .filter(began -> !attachedAt.isAfter(began) && now.isBefore(began.plus(LENGTH)));
    }

    /** The variable's value: {@code door@2026-01-31T12:00:00Z,yard@…}. */
    String text() {
        return new TreeMap<>(since)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + "@" + entry.getValue())
                        .collect(Collectors.joining(","));
    }

    /**
     * Reads the variable's value.
     *
     * @throws IllegalArgumentException in one line
     */
    public static Quarantine parse(String text) {
        Map<String, Instant> since = new TreeMap<>();
        for (String entry : text.isBlank() ? new String[0] : text.split(",", -1)) {
            int at = entry.indexOf('@');
            try {
                since.put(entry.substring(0, at), Instant.parse(entry.substring(at + 1)));
            } catch (DateTimeParseException | StringIndexOutOfBoundsException e) {
                throw new IllegalArgumentException(
                        VARIABLE + " must be like door@2026-01-31T12:00:00Z, got '" + entry + "'", e);
            }
        }
        return new Quarantine(since);
    }
}
