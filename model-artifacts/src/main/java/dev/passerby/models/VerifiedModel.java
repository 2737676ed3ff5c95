package dev.passerby.models;

/**
 * A model whose bytes are those that were pinned. Load it from these bytes, never from the file again.
 *
 * @param name as in {@code models.lock}
 * @param sha256 of {@code onnx}, 64 lower-case hexadecimal digits
 * @param family the sha256 of the network that this one is a variant of, or its own: outputs of a family may be compared
 * @param onnx the ONNX file; never changed after construction
 */
public record VerifiedModel(String name, String sha256, String family, byte[] onnx) {}
