package dev.passerby.vision.strangers;

/**
 * A view of a stranger by which others are recognised as the same one.
 *
 * @param trackId the track that gave it; each gives one
 * @param template the track's template when it was best
 */
public record Exemplar(String trackId, TrackTemplate template) {}
