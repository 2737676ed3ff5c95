/**
 * The checkpoints that outlive a job, as files.
 *
 * <p>Knows directories and no Flink. Start with {@link dev.passerby.pipeline.checkpoint.RetainedCheckpoints}.
 */
@NullMarked
package dev.passerby.pipeline.checkpoint;

import org.jspecify.annotations.NullMarked;
