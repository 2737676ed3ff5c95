package dev.passerby.bridges.webhook;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a receiver's status code means. */
enum Reply {
    /** It has the event. */
    TAKEN,
    /** It will never take this event, whatever is wrong with it; the next it may take. */
    REFUSED,
    /** It cannot take anything now, or is not what it should be: a person has to look, and then it goes on. */
    NOT_NOW;

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    static Reply of(int status) {
        if (status >= 200 && status < 300) {
            return TAKEN;
        }
        return switch (status) {
            // Bad request, too large, of no known kind, cannot be processed: said about this very event.
            case 400, 413, 415, 422 -> REFUSED;
            default -> NOT_NOW;
        };
    }

    /** How long a {@code Retry-After} in seconds asks to wait, within reason. */
    static Duration retryAfter(@Nullable String header) {
        if (header == null || !header.matches("\\d{1,9}")) {
            return Duration.ZERO;
        }
        Duration asked = Duration.ofSeconds(Long.parseLong(header));
        return asked.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : asked;
    }
}
