package dev.passerby.console.live;

import dev.passerby.wire.frame.Frame;
import dev.passerby.wire.sighting.Sightings;
import org.jspecify.annotations.Nullable;

/**
 * A frame that is ready to be shown.
 *
 * @param frame the picture
 * @param sightings what the job saw in that very frame; absent where it did not look, or said nothing in time
 */
public record LiveFrame(Frame frame, @Nullable Sightings sightings) {

    /** Whether this is a later frame of the same camera. */
    boolean isAfter(@Nullable LiveFrame other) {
        return other == null || frame.isAfter(other.frame.epoch(), other.frame.seq());
    }
}
