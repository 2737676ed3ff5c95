package dev.passerby.console.access;

import java.time.Instant;

/**
 * A key as it is kept: everything but the key.
 *
 * @param id names it where it is listed and in the journal
 * @param label what its holder is called
 * @param role what its holder may do
 * @param hash SHA-256 of the key, hexadecimal
 * @param createdAt when it was made
 */
public record ApiKey(String id, String label, Role role, String hash, Instant createdAt) {

    private static final int LONGEST_LABEL = 100;

    public ApiKey {
        if (label.isBlank() || label.length() > LONGEST_LABEL) {
            throw new IllegalArgumentException(
                    "a key's label must have 1 to " + LONGEST_LABEL + " characters, got " + label.length());
        }
    }
}
