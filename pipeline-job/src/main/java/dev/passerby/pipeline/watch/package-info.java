/**
 * What a process of the job says about itself: metrics, and the spans of frames. All subtasks of a process share one
 * endpoint, which opens with the first of them and closes with the last.
 *
 * <p>Knows no Kafka and no network. Start with {@link dev.passerby.pipeline.watch.JobWatch}.
 */
@NullMarked
package dev.passerby.pipeline.watch;

import org.jspecify.annotations.NullMarked;
