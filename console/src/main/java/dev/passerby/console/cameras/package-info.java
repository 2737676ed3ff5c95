/**
 * The attached cameras: shown, changed, tested, and what another threshold would have said.
 *
 * <p>Start with {@link dev.passerby.console.cameras.CameraEndpoints}.
 */
@NullMarked
package dev.passerby.console.cameras;

import org.jspecify.annotations.NullMarked;
