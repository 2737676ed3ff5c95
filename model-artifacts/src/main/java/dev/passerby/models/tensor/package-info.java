/**
 * Weights in memory: arrays of floats with a shape, and the layers made of them.
 *
 * <p>Knows no file format and no network. Start with {@link dev.passerby.models.tensor.Tensor}; {@link
 * dev.passerby.models.tensor.Convolution} and {@link dev.passerby.models.tensor.Dense} hold a layer's weights in the
 * order that ONNX wants.
 */
@NullMarked
package dev.passerby.models.tensor;

import org.jspecify.annotations.NullMarked;
