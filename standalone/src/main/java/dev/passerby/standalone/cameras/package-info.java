/**
 * What a camera's pictures say about the camera before it is attached: faces large enough, and what to change.
 *
 * <p>Start with {@link dev.passerby.standalone.cameras.CameraAdvice}.
 */
@NullMarked
package dev.passerby.standalone.cameras;

import org.jspecify.annotations.NullMarked;
