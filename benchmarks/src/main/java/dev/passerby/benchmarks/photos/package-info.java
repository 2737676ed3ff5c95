/**
 * Which files of a folder are photos.
 *
 * <p>Knows names only, no pixels and no faces. Start with {@link dev.passerby.benchmarks.photos.PictureFiles}.
 */
@NullMarked
package dev.passerby.benchmarks.photos;

import org.jspecify.annotations.NullMarked;
