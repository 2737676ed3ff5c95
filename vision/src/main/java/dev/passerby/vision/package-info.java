/**
 * Pictures in, faces and embeddings out.
 *
 * <p>Knows nothing of streams, topics or jobs: everything here is a function of its arguments. Follow a picture through
 * {@code picture}, {@code detection}, {@code alignment}, {@code embedding}, then {@code matching} and {@code tracking}.
 */
@NullMarked
package dev.passerby.vision;

import org.jspecify.annotations.NullMarked;
