/**
 * RTSP in, frames topic out: the service, its settings and its {@code main}.
 *
 * <p>Knows no Flink and no face. Start with {@link dev.passerby.ingest.IngestService}; one camera's life is
 * {@link dev.passerby.ingest.supervise.CameraSupervisor}.
 */
@NullMarked
package dev.passerby.ingest;

import org.jspecify.annotations.NullMarked;
