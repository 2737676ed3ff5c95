/**
 * Labeled Faces in the Wild: whether two pictures show one person, by the protocol everybody quotes.
 *
 * <p>Knows no command line and no page. Start with {@link dev.passerby.benchmarks.lfw.LfwEvaluation}.
 */
@NullMarked
package dev.passerby.benchmarks.lfw;

import org.jspecify.annotations.NullMarked;
