/**
 * The way out, as seams: where frames, statuses and events go.
 *
 * <p>Knows no Kafka. Start with {@link dev.passerby.ingest.publish.FramePublisher}.
 */
@NullMarked
package dev.passerby.ingest.publish;

import org.jspecify.annotations.NullMarked;
