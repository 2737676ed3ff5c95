package dev.passerby.models.lock;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An ONNX file made here.
 *
 * @param name such as {@code facenet}
 * @param bytes the file's length
 * @param sha256 of the file, 64 lower-case hexadecimal digits
 * @param variantOf the model that this one computes in another arithmetic, so near that their outputs may be compared; absent
 *     for a model of its own
 * @param from the upstream package it is made of
 * @param inputs names and shapes; an axis is a number, or a name where its length is free
 * @param outputs names and shapes, likewise
 * @param meaning range and order of what goes in and out
 */
public record PinnedModel(
        String name,
        long bytes,
        String sha256,
        @Nullable String variantOf,
        String from,
        Map<String, List<Object>> inputs,
        Map<String, List<Object>> outputs,
        String meaning) {

    public PinnedModel {
        inputs = Map.copyOf(inputs);
        outputs = Map.copyOf(outputs);
    }
}
