/**
 * From photos to a gallery entry: the pictures are read, the networks asked, and {@code vision.enrolment} decides.
 *
 * <p>Start with {@link dev.passerby.vision.photos.PhotoEnrolment}.
 */
@NullMarked
package dev.passerby.vision.photos;

import org.jspecify.annotations.NullMarked;
