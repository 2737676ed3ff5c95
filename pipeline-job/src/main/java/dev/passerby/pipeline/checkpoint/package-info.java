/**
 * The checkpoints that outlive a job, as files, and what to say when they fail.
 *
 * <p>Of Flink it knows how metadata is read, and no job. Start with {@link dev.passerby.pipeline.checkpoint.RetainedCheckpoints}.
 */
@NullMarked
package dev.passerby.pipeline.checkpoint;

import org.jspecify.annotations.NullMarked;
