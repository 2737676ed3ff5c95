package dev.passerby.wire.camera;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stretch in which no picture of a camera was published though one was due.
 *
 * @param from the time of the last picture before it, or when the camera's worker began
 * @param to the time of the first picture after it; absent while it lasts
 * @param reason {@code no-picture} where the camera sent none for most of it, otherwise why most pictures were dropped
 */
public record FrameGap(Instant from, @Nullable Instant to, String reason) {}
