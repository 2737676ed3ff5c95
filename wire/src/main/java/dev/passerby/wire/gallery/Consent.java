package dev.passerby.wire.gallery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * On what ground a person is recognised, and until when.
 *
 * @param reference where the ground is kept, such as the number of a signed form; the operator's own words, absent for none
 * @param expiresAt from when on the person is nobody and is to be erased; absent for never
 */
public record Consent(@Nullable String reference, @Nullable Instant expiresAt) {

    private static final int LONGEST_REFERENCE = 300;
    /** The last second of the year 9999, beyond which ISO 8601 needs an agreement. */
    private static final long LATEST_SECOND = 253_402_300_799L;

    public Consent {
        if (reference != null
                && (reference.isBlank()
                        || reference.length() > LONGEST_REFERENCE
                        || reference.chars().anyMatch(Character::isISOControl))) {
            throw new IllegalArgumentException("a consent's reference must be one line of 1 to 300 characters");
        }
        if (reference == null && expiresAt == null) {
            throw new IllegalArgumentException("a consent must have a reference, an expiry or both");
        }
        if (expiresAt != null && (expiresAt.getEpochSecond() < 0 || expiresAt.getEpochSecond() > LATEST_SECOND)) {
            throw new IllegalArgumentException("a consent must expire between the years 1970 and 9999");
        }
    }
}
