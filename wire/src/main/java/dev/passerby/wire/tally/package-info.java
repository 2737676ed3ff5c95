/**
 * What ingest and job say of their frames, in numbers that can be compared: the frame counts topic.
 *
 * <p>Pure: sets of sequence numbers and counts, whoever keeps them. Start with {@link dev.passerby.wire.tally.FrameTally}.
 */
@NullMarked
package dev.passerby.wire.tally;

import org.jspecify.annotations.NullMarked;
