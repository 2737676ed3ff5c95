/**
 * The enrolled people as they reach every subtask.
 *
 * <p>Knows no Kafka and no cameras. Start with {@link dev.passerby.pipeline.gallery.GalleryUpdate}.
 */
@NullMarked
package dev.passerby.pipeline.gallery;

import org.jspecify.annotations.NullMarked;
