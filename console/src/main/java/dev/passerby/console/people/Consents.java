package dev.passerby.console.people;

import dev.passerby.console.http.Fields;
import dev.passerby.console.http.Refusal;
import dev.passerby.wire.gallery.Consent;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** A person's consent as requests say it. */
final class Consents {

    private static final int LONGEST_TIME = 50;

    private Consents() {}

    /** The consent of an object's fields {@code reference} and {@code expiresAt}; null takes it back. */
    static @Nullable Consent of(@Nullable Fields fields) {
        return fields == null ? null : of(fields.text("reference"), fields.text("expiresAt"));
    }

    /** The consent of two texts; null where neither says anything. */
    static @Nullable Consent of(@Nullable String reference, @Nullable String expiresAt) {
        String said = reference == null || reference.isBlank() ? null : reference.strip();
        Instant end = expiresAt == null || expiresAt.isBlank() ? null : instant(expiresAt.strip());
        return said == null && end == null ? null : new Consent(said, end);
    }

    private static Instant instant(String text) {
        try {
            if (text.length() <= LONGEST_TIME) {
                return Instant.parse(text);
            }
        } catch (DateTimeParseException e) {
            // Told below.
        }
        throw Refusal.unusable("'expiresAt' must be a time such as 2027-01-31T00:00:00Z");
    }
}
