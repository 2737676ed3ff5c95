/**
 * One look at a camera, for the operator who is about to attach it.
 *
 * <p>Start with {@link dev.passerby.ingest.probe.CameraProbe}.
 */
@NullMarked
package dev.passerby.ingest.probe;

import org.jspecify.annotations.NullMarked;
