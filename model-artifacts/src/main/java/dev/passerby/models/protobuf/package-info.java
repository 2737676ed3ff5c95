/**
 * Protocol Buffers' wire format, read and written by hand.
 *
 * <p>Knows field numbers and bytes, nothing of TensorFlow or ONNX. Start with {@link
 * dev.passerby.models.protobuf.ProtobufReader} and {@link dev.passerby.models.protobuf.ProtobufWriter}.
 */
@NullMarked
package dev.passerby.models.protobuf;

import org.jspecify.annotations.NullMarked;
