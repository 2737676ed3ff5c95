/**
 * The attached cameras, and how each is doing.
 *
 * <p>A {@link dev.passerby.wire.camera.Camera} is what the operator wants; a
 * {@link dev.passerby.wire.camera.CameraStatus} is what ingest sees.
 */
@NullMarked
package dev.passerby.wire.camera;

import org.jspecify.annotations.NullMarked;
