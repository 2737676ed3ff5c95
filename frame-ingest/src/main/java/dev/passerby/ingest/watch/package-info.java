/**
 * What an ingest process says about itself: metrics, readiness, and the spans of its frames. It looks on from around the
 * seams, so that what is watched knows nothing of it.
 *
 * <p>Knows neither FFmpeg nor Kafka. Start with {@link dev.passerby.ingest.watch.IngestWatch}.
 */
@NullMarked
package dev.passerby.ingest.watch;

import org.jspecify.annotations.NullMarked;
