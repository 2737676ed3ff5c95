/**
 * The values that travel between the stages of vision: where a face is in a picture and how sure the detector was.
 *
 * <p>Knows no pixels, no network and no gallery. Start with {@link dev.passerby.vision.face.DetectedFace}.
 */
@NullMarked
package dev.passerby.vision.face;

import org.jspecify.annotations.NullMarked;
