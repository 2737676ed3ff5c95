package dev.passerby.vision.detection;

import dev.passerby.vision.inference.InferenceException;
import dev.passerby.vision.inference.Tensor;
import java.util.Map;

/**
 * What a network of MTCNN answers for a window: the log odds that it shows a face; by how much to move left, top, right and
 * bottom; from the last network five landmarks' x, then their y, as fractions of the window.
 */
final class Answer {

    static final int REGRESSION = 1;
    static final int LANDMARKS = 5;

    /** How far a score rounds. */
    private static final double ROUNDING = 1e-3;

    private Answer() {}

    /** The one output, {@code [n, length, ...]}. */
    static Tensor of(Map<String, Tensor> outputs) {
        Tensor answer = outputs.get("answer");
        if (answer == null) {
            throw new InferenceException("a network of MTCNN must have an output 'answer', it has " + outputs.keySet());
        }
        return answer;
    }

    /** The probability of a face, rounded as the reference rounds it: ties decide which of two boxes is kept. */
    static float score(float logOdds) {
        return 1 / (1 + (float) Math.exp(-logOdds));
    }

    /** Log odds below which no score reaches the threshold: what few windows reach needs few exponentials. */
    static float leastLogOdds(float threshold) {
        return (float) (Math.log(threshold / (1 - threshold)) - ROUNDING);
    }
}
