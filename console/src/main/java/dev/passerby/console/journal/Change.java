package dev.passerby.console.journal;

import java.time.Instant;

/**
 * Something that was changed through the console, or refused.
 *
 * @param at when
 * @param keyId the key it was done with; {@code -} for a caller without one
 * @param from the caller's network address
 * @param action what was asked for, as {@code camera.add}
 * @param subject what it was done to: a camera's or person's id, never a name, an address or a picture
 * @param status the HTTP status it was answered with
 */
public record Change(Instant at, String keyId, String from, String action, String subject, int status) {}
