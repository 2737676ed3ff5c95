/**
 * What becomes of the frames that arrive: read or unreadable, and then exactly one outcome each.
 *
 * <p>Knows no Kafka and no faces. Start with {@link dev.passerby.pipeline.frames.FrameOutcome}.
 */
@NullMarked
package dev.passerby.pipeline.frames;

import org.jspecify.annotations.NullMarked;
