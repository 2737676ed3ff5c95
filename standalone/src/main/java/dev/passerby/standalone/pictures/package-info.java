/**
 * Still pictures as the command line sees them: files in, faces, embeddings and templates out.
 *
 * <p>Start with {@link dev.passerby.standalone.pictures.StillVision}.
 */
@NullMarked
package dev.passerby.standalone.pictures;

import org.jspecify.annotations.NullMarked;
