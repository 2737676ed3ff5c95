/**
 * Pinned upstream weights turned into ONNX files, and the verified store that holds them.
 *
 * <p>What is pinned stands in the resource {@code models.lock}. Knows neither Flink nor Kafka nor an inference engine;
 * whoever runs a model gets its bytes. Start with {@link dev.passerby.models.ModelStore}; the way from a package to a
 * file is {@link dev.passerby.models.fetch}, then {@link dev.passerby.models.facenet} or {@link
 * dev.passerby.models.mtcnn}, then {@link dev.passerby.models.onnx}.
 */
@NullMarked
package dev.passerby.models;

import org.jspecify.annotations.NullMarked;
