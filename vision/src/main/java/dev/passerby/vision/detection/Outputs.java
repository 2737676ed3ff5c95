package dev.passerby.vision.detection;

import dev.passerby.vision.inference.InferenceException;
import dev.passerby.vision.inference.Tensor;
import java.util.Map;

/** The outputs of MTCNN's networks by the names that the model files give them. */
final class Outputs {

    private Outputs() {}

    /** {@code [n, 2, ...]}: no face, face. */
    static Tensor probability(Map<String, Tensor> outputs) {
        return output(outputs, "probability");
    }

    /** {@code [n, 4, ...]}: by how much to move left, top, right and bottom. */
    static Tensor regression(Map<String, Tensor> outputs) {
        return output(outputs, "regression");
    }

    /** {@code [n, 10]}: five landmarks' x, then their y, as fractions of the box. */
    static Tensor landmarks(Map<String, Tensor> outputs) {
        return output(outputs, "landmarks");
    }

    private static Tensor output(Map<String, Tensor> outputs, String name) {
        Tensor tensor = outputs.get(name);
        if (tensor == null) {
            throw new InferenceException(
                    "a network of MTCNN must have an output '" + name + "', it has " + outputs.keySet());
        }
        return tensor;
    }
}
