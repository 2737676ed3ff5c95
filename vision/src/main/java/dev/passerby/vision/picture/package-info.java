/**
 * Pictures as arrays of RGB bytes: how they are read from files and messages, and how regions of them are averaged into
 * tensors.
 *
 * <p>Knows nothing of faces or networks, and is the only package of this module that may touch FFmpeg. Start with
 * {@link dev.passerby.vision.picture.PictureDecoder} and {@link dev.passerby.vision.picture.Picture}.
 */
@NullMarked
package dev.passerby.vision.picture;

import org.jspecify.annotations.NullMarked;
