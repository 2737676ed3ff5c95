package dev.passerby.vision.embedding;

import dev.passerby.models.ModelName;
import dev.passerby.vision.inference.InferenceDevice;
import dev.passerby.vision.inference.Processor;

/** FaceNet in one arithmetic or another. All give points of one space: their distances mean the same (decision record 0023). */
public enum FaceNetVariant {
    /** As the weights were trained. */
    FLOAT32("float32", ModelName.FACENET),
    /** Weights and values rounded to bytes: three times as fast where the processor has instructions for it. */
    INT8("int8", ModelName.FACENET_INT8);

    private final String text;
    private final ModelName model;

    FaceNetVariant(String text, ModelName model) {
        this.text = text;
        this.model = model;
    }

    /** The variant that a setting names: {@code float32}, {@code int8}, or {@code auto} for the one that suits the device. */
    public static FaceNetVariant parse(String text, InferenceDevice device) {
        if (text.equals("auto")) {
            return suiting(device);
        }
        for (FaceNetVariant variant : values()) {
            if (variant.text.equals(text)) {
                return variant;
            }
        }
        throw new IllegalArgumentException("an embedder must be auto, float32 or int8, got '" + text + "'");
    }

    /** The faster variant on a device, where that is known: int8 on a processor that sums products of bytes in one step. */
    public static FaceNetVariant suiting(InferenceDevice device) {
        return device instanceof InferenceDevice.Cpu
                        && Processor.ofThisMachine().sumsByteProducts()
                ? INT8
                : FLOAT32;
    }

    /** The name in settings. */
    public String text() {
        return text;
    }

    /** The network in the model store. */
    public ModelName model() {
        return model;
    }
}
