/**
 * The job's half of the books: which frames of which connection got which outcome, told on the frame counts topic.
 *
 * <p>Knows no Kafka and no faces. Start with {@link dev.passerby.pipeline.accounting.CountFrames}.
 */
@NullMarked
package dev.passerby.pipeline.accounting;

import org.jspecify.annotations.NullMarked;
