/**
 * What a plain program around ONNX Runtime does with the same weights, to be measured beside the product on the same machine.
 *
 * <p>Nothing here is tuned, nothing outside the benchmark uses it, and it must not change when the product gets faster. Start
 * with {@link dev.passerby.benchmarks.speed.plain.PlainMtcnn}.
 */
@NullMarked
package dev.passerby.benchmarks.speed.plain;

import org.jspecify.annotations.NullMarked;
