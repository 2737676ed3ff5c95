/**
 * The sink of what is only for looking: it loses records rather than holding the job back.
 *
 * <p>Start with {@link dev.passerby.pipeline.kafka.sightings.SightingsSink}.
 */
@NullMarked
package dev.passerby.pipeline.kafka.sightings;

import org.jspecify.annotations.NullMarked;
