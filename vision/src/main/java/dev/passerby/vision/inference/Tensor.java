package dev.passerby.vision.inference;

/**
 * A network's output on the Java side.
 *
 * @param shape the lengths of its dimensions, outermost first
 * @param values row-major; as many as the shape says
 */
public record Tensor(long[] shape, float[] values) {

    /** The length of one dimension, counted from the outermost. */
    public int dimension(int index) {
        return Math.toIntExact(shape[index]);
    }
}
