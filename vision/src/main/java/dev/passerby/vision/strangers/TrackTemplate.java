package dev.passerby.vision.strangers;

import dev.passerby.vision.matching.Embeddings;
import dev.passerby.vision.tracking.Evidence;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One track's face as one point: the mean of its pictures' embeddings, weighted by their quality. Means of one person lie much
 * nearer to each other than single pictures do.
 *
 * @param embedding {@code [512]}, length 1; never changed after construction
 * @param model the sha256 of the network that made it; templates of different networks are never compared
 * @param crop how the faces were cut out, such as {@code T32}; different crops are never compared
 * @param quality the pictures' mean quality, from 0 to 1
 * @param pictures how many there are
 * @param coherence the mean's length before it was stretched to 1: 1 for equal pictures, less the more they differ. A track
 *     that saw two people is low
 */
public record TrackTemplate(
        float[] embedding, String model, String crop, double quality, int pictures, double coherence) {

    /** A track's template by the evidence it has now; null where it has none, or its pictures cancel each other out. */
    public static @Nullable TrackTemplate of(List<Evidence> evidence, String model, String crop) {
        double quality = evidence.stream().mapToDouble(Evidence::quality).sum();
        double[] sum = new double[evidence.isEmpty() ? 0 : evidence.get(0).embedding().length];
        double total = 0;
        for (Evidence picture : evidence) {
            double weight = quality > 0 ? picture.quality() : 1;
            total += weight;
            for (int i = 0; i < sum.length; i++) {
                sum[i] += weight * picture.embedding()[i];
            }
        }
        double length = Math.sqrt(Arrays.stream(sum).map(x -> x * x).sum());
        if (!(length > 0)) {
            return null;
        }
        float[] embedding = new float[sum.length];
        for (int i = 0; i < sum.length; i++) {
            embedding[i] = (float) (sum[i] / length);
        }
        return new TrackTemplate(
                embedding, model, crop, quality / evidence.size(), evidence.size(), Math.min(1, length / total));
    }

    /** The Euclidean distance of two, from 0 to 2; infinite where they cannot be compared. */
    double distanceTo(TrackTemplate other) {
        return isComparable(other) ? Embeddings.distance(embedding, other.embedding) : Double.POSITIVE_INFINITY;
    }

    private boolean isComparable(TrackTemplate other) {
        return model.equals(other.model) && crop.equals(other.crop) && embedding.length == other.embedding.length;
    }

    /** How much it says: as much as so many pictures of the best quality. */
    double weight() {
        return quality * pictures;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TrackTemplate that
                && Arrays.equals(embedding, that.embedding)
                && model.equals(that.model)
                && crop.equals(that.crop)
                && Double.compare(quality, that.quality) == 0
                && pictures == that.pictures
                && Double.compare(coherence, that.coherence) == 0;
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(embedding) + pictures;
    }

    /** Without the embedding: it is a face, and logs are read by people. */
    @Override
    public String toString() {
        return "TrackTemplate[quality=" + quality + ", pictures=" + pictures + ", coherence=" + coherence + "]";
    }
}
