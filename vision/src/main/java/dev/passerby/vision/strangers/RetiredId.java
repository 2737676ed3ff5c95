package dev.passerby.vision.strangers;

/**
 * The id of a stranger who was given a name: no other may be called by it.
 *
 * @param unknownId the id
 * @param lastSeenMillis when the stranger was last seen
 */
public record RetiredId(String unknownId, long lastSeenMillis) {}
