package dev.passerby.vision.strangers;

import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a track, so that it keeps the id it was given and can be spoken of after it has ended.
 *
 * @param trackId the track's id
 * @param unknownId the stranger it was last; absent for a track that has a name
 * @param named its template when it last had a name; absent for one that never had
 * @param lastSeenMillis when something was last said of it
 * @param personId whose name that was; absent for one that never had a name, or had it before this was noted
 */
public record SeenTrack(
        String trackId,
        @Nullable String unknownId,
        @Nullable TrackTemplate named,
        long lastSeenMillis,
        @Nullable String personId) {}
