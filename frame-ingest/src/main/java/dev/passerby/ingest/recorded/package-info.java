/**
 * Recorded video as the frames that a camera with the same pictures would have sent to the job, for measurements.
 *
 * <p>Knows no broker and no clock: time is the recording's. Start with {@link dev.passerby.ingest.recorded.RecordedFrames}.
 */
@NullMarked
package dev.passerby.ingest.recorded;

import org.jspecify.annotations.NullMarked;
