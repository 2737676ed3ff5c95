package dev.passerby.vision.embedding;

import dev.passerby.models.ModelName;
import dev.passerby.vision.inference.InferenceDevice;
import dev.passerby.vision.inference.Network;
import dev.passerby.vision.inference.Processor;

/** FaceNet in one arithmetic or another. All give points of one space: their distances mean the same (decision record 0023). */
public enum FaceNetVariant {
    /** As the weights were trained. */
    FLOAT32("float32", ModelName.FACENET),
    /** Weights and values rounded to bytes: three times as fast where the processor has instructions for it. */
    INT8("int8", ModelName.FACENET_INT8),
    /** Weights and values rounded to half precision: three times as fast on a GPU. */
    FLOAT16("float16", ModelName.FACENET_FLOAT16);

    private final String text;
    private final ModelName model;

    FaceNetVariant(String text, ModelName model) {
        this.text = text;
        this.model = model;
    }

    /**
     * The variant that a setting names: {@code float32}, {@code int8}, {@code float16}, or {@code auto} for the one that suits
     * the device.
     */
    public static FaceNetVariant parse(String text, InferenceDevice device) {
        if (text.equals("auto")) {
            return suiting(device);
        }
        for (FaceNetVariant variant : values()) {
            if (variant.text.equals(text)) {
                return variant;
            }
        }
        throw new IllegalArgumentException("an embedder must be auto, float32, int8 or float16, got '" + text + "'");
    }

    /** The fastest variant on a device: float16 on a GPU, int8 on a processor that sums products of bytes in one step. */
    public static FaceNetVariant suiting(InferenceDevice device) {
        if (device instanceof InferenceDevice.Cuda) {
            return FLOAT16;
        }
        return Processor.ofThisMachine().sumsByteProducts() ? INT8 : FLOAT32;
    }

    /** The name in settings. */
    public String text() {
        return text;
    }

    /** What a GPU wants to know of its use. */
    public Network.Use use() {
        return this == FLOAT16 ? Network.Use.HALVES_IN_BATCHES : Network.Use.FEW_SHAPES;
    }

    /** The network in the model store. */
    public ModelName model() {
        return model;
    }
}
