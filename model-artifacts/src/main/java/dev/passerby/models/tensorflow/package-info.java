/**
 * Frozen TensorFlow graphs, of which only the constants are read.
 *
 * <p>Knows TensorFlow's GraphDef and no particular network. Start with {@link
 * dev.passerby.models.tensorflow.FrozenGraph}.
 */
@NullMarked
package dev.passerby.models.tensorflow;

import org.jspecify.annotations.NullMarked;
