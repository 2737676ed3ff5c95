/**
 * Faces as points: FaceNet, and the embeddings it gives.
 *
 * <p>Knows crops and networks, no gallery and no threshold. Start with {@link dev.passerby.vision.embedding.FaceNet}.
 */
@NullMarked
package dev.passerby.vision.embedding;

import org.jspecify.annotations.NullMarked;
