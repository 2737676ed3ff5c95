/**
 * Ingest as a process that may crash: the guard starts it as a child, starts it again, names the camera that crashed it,
 * and keeps the decoder away from a camera that did so twice.
 *
 * <p>Knows no FFmpeg and no Kafka. Start with {@link dev.passerby.ingest.guard.IngestGuard}; what runs in the child is
 * {@link dev.passerby.ingest.guard.GuardedProcess}, {@link dev.passerby.ingest.guard.AbortTrap} and
 * {@link dev.passerby.ingest.guard.QuarantineConnector}.
 */
@NullMarked
package dev.passerby.ingest.guard;

import org.jspecify.annotations.NullMarked;
