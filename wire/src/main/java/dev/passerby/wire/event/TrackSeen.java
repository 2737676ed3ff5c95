package dev.passerby.wire.event;

import java.time.Instant;

/**
 * One face's unbroken appearance before one camera.
 *
 * @param id unique over all cameras and times
 * @param firstSeen capture time of its first picture
 * @param lastSeen capture time of its latest picture
 * @param frames pictures it was found in
 */
public record TrackSeen(String id, Instant firstSeen, Instant lastSeen, long frames) {}
