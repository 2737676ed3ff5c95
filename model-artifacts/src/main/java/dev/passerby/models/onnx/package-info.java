/**
 * ONNX files, written by hand: a graph builder and the bytes it becomes.
 *
 * <p>Knows the ONNX format (operator set 17, IR 8) and no particular network. Start with {@link
 * dev.passerby.models.onnx.OnnxGraph}. Equal calls give equal bytes, which is why files can be pinned by hash.
 */
@NullMarked
package dev.passerby.models.onnx;

import org.jspecify.annotations.NullMarked;
