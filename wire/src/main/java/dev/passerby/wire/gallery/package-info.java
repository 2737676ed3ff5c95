/**
 * The enrolled people as they travel to the job.
 *
 * <p>Start with {@link dev.passerby.wire.gallery.GalleryEntry}.
 */
@NullMarked
package dev.passerby.wire.gallery;

import org.jspecify.annotations.NullMarked;
