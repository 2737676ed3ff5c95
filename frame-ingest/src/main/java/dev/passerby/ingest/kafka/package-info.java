/**
 * The Kafka ends: frames, statuses and events out, attached cameras in. The only package that imports Kafka.
 *
 * <p>Knows no FFmpeg. Start with {@link dev.passerby.ingest.kafka.KafkaFramePublisher}.
 */
@NullMarked
package dev.passerby.ingest.kafka;

import org.jspecify.annotations.NullMarked;
