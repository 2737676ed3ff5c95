/**
 * Where in a camera's next frame faces are worth searching: around those seen a moment ago, where the picture changed since it
 * was last searched, and now and then everywhere.
 *
 * <p>Start at {@link dev.passerby.vision.search.CameraView}, the state that is kept for a camera. Knows the detector's {@code
 * SearchArea} and pictures; knows no networks, no tracks and no framework.
 */
@NullMarked
package dev.passerby.vision.search;

import org.jspecify.annotations.NullMarked;
