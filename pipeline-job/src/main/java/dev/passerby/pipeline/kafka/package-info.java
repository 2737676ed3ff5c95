/**
 * The job's ends: sources and sinks on Kafka. The one package of this module that may import Kafka.
 *
 * <p>Knows what lies on a topic and how reading starts, and nothing of faces. Start with
 * {@link dev.passerby.pipeline.kafka.KafkaEnds}.
 */
@NullMarked
package dev.passerby.pipeline.kafka;

import org.jspecify.annotations.NullMarked;
