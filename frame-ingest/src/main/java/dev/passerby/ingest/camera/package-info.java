/**
 * A camera as the rest of ingest sees it: connect, read pictures, fail with a kind.
 *
 * <p>Knows no FFmpeg, no Kafka and no retrying. Start with {@link dev.passerby.ingest.camera.CameraSource}.
 */
@NullMarked
package dev.passerby.ingest.camera;

import org.jspecify.annotations.NullMarked;
