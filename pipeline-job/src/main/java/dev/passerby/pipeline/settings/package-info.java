/**
 * What an operator of the installation decides, read once at start and checked as a whole.
 *
 * <p>Knows no Flink and no Kafka. Start with {@link dev.passerby.pipeline.settings.PipelineSettings}.
 */
@NullMarked
package dev.passerby.pipeline.settings;

import org.jspecify.annotations.NullMarked;
