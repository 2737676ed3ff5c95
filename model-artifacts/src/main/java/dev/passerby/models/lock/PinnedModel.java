package dev.passerby.models.lock;

import java.util.List;
import java.util.Map;

/**
 * An ONNX file made here.
 *
 * @param name such as {@code facenet}
 * @param bytes the file's length
 * @param sha256 of the file, 64 lower-case hexadecimal digits
 * @param from the upstream package it is made of
 * @param inputs names and shapes; an axis is a number, or a name where its length is free
 * @param outputs names and shapes, likewise
 * @param meaning range and order of what goes in and out
 */
public record PinnedModel(
        String name,
        long bytes,
        String sha256,
        String from,
        Map<String, List<Object>> inputs,
        Map<String, List<Object>> outputs,
        String meaning) {

    public PinnedModel {
        inputs = Map.copyOf(inputs);
        outputs = Map.copyOf(outputs);
    }
}
