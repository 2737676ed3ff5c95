/**
 * The one place that retries: a camera's connections, their pace, and what is said about them.
 *
 * <p>Knows no FFmpeg and no Kafka; time and chance are given. Start with
 * {@link dev.passerby.ingest.supervise.CameraSupervisor}.
 */
@NullMarked
package dev.passerby.ingest.supervise;

import org.jspecify.annotations.NullMarked;
