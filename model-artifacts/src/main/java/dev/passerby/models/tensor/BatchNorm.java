package dev.passerby.models.tensor;

/**
 * Batch normalisation at inference with gamma one: {@code y = (x - mean) / sqrt(variance + epsilon) + beta}.
 *
 * <p>After a layer without bias it is that layer with other weights and a bias, which is how it is kept.
 *
 * @param mean moving mean, one per channel
 * @param variance moving variance, one per channel
 * @param beta offset, one per channel
 * @param epsilon added to the variance
 */
public record BatchNorm(Tensor mean, Tensor variance, Tensor beta, double epsilon) {

    /** The weights of the layer before, whose first axis is its output channels, with this folded in. */
    public Tensor foldInto(Tensor weights) {
        int channels = weights.shape().get(0);
        mean.requireShape(channels);
        int perChannel = weights.values().length / channels;
        float[] folded = new float[weights.values().length];
        for (int i = 0; i < folded.length; i++) {
            folded[i] = (float) (weights.values()[i] / deviation(i / perChannel));
        }
        return new Tensor(weights.shape(), folded);
    }

    /** The bias that the layer before gets. */
    public Tensor bias() {
        float[] bias = new float[mean.values().length];
        for (int channel = 0; channel < bias.length; channel++) {
            bias[channel] = (float) (beta.values()[channel] - mean.values()[channel] / deviation(channel));
        }
        return Tensor.vector(bias);
    }

    private double deviation(int channel) {
        return Math.sqrt(variance.values()[channel] + epsilon);
    }
}
