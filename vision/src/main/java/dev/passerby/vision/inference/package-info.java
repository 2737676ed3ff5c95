/**
 * Networks as functions from tensors to tensors: one ONNX Runtime session per model and process (on a GPU one per shape of its
 * input), shared by all callers, and an engine that makes batches of the work of many callers.
 *
 * <p>Knows nothing of pictures and faces, and is the only package of this module that may touch ONNX Runtime. Start with
 * {@link dev.passerby.vision.inference.Network} and {@link dev.passerby.vision.inference.BatchingEngine}.
 *
 * <p>ONNX Runtime frees its environment in a shutdown hook of its own, which runs at the same time as every other hook: a
 * thread that is inside a network then crashes the JVM. A program therefore closes what it opened here before it exits,
 * and closing waits for the calls that are under way.
 */
@NullMarked
package dev.passerby.vision.inference;

import org.jspecify.annotations.NullMarked;
