package dev.passerby.benchmarks.precision;

import java.util.List;

/**
 * How int8 embeddings differ from float32's, and how much sooner they are there; the order and names are its JSON's.
 *
 * @param faces how many faces were compared
 * @param cosine of a face's two embeddings
 * @param distance between a face's two embeddings
 * @param speeds by batch
 * @param suitsProcessor whether this processor is one for which int8 is chosen
 */
public record PrecisionResult(int faces, Spread cosine, Spread distance, List<Speed> speeds, boolean suitsProcessor) {

    /**
     * Many numbers in four.
     *
     * @param mean their mean
     * @param median half are less
     * @param worstInHundred one in a hundred is worse
     * @param worst the worst
     */
    public record Spread(double mean, double median, double worstInHundred, double worst) {

        /** Of numbers that stand with the worst first. */
        static Spread of(double... worstFirst) {
            double sum = 0;
            for (double number : worstFirst) {
                sum += number;
            }
            int count = worstFirst.length;
            return new Spread(sum / count, worstFirst[count / 2], worstFirst[count / 100], worstFirst[0]);
        }
    }

    /**
     * What a face takes, one thread computing.
     *
     * @param batch how many faces are computed together
     * @param float32Millis median for a face
     * @param int8Millis median for a face
     * @param ratio the former over the latter
     */
    public record Speed(int batch, double float32Millis, double int8Millis, double ratio) {}

    public PrecisionResult {
        speeds = List.copyOf(speeds);
    }
}
