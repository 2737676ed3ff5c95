package dev.passerby.vision.matching;

import dev.passerby.wire.gallery.Template;
import java.util.Arrays;
import java.util.List;

/**
 * Some embeddings of each of several people, in one contiguous array.
 *
 * @param values {@code [rows, 512]}, row by row, each of length 1
 * @param owners the person each row belongs to, {@code [rows]}
 */
record EmbeddingRows(float[] values, int[] owners) {

    private static final int DIMENSIONS = Template.DIMENSIONS;

    /** The rows of these people, who are counted from 0. */
    static EmbeddingRows of(List<List<float[]>> people) {
        int size = people.stream().mapToInt(List::size).sum();
        float[] values = new float[size * DIMENSIONS];
        int[] owners = new int[size];
        int row = 0;
        for (int person = 0; person < people.size(); person++) {
            for (float[] embedding : people.get(person)) {
                System.arraycopy(embedding, 0, values, row * DIMENSIONS, DIMENSIONS);
                owners[row++] = person;
            }
        }
        return new EmbeddingRows(values, owners);
    }

    int size() {
        return owners.length;
    }

    /** A probe's distance to the nearest row of each person, {@code [people]}; infinite for a person without rows. */
    double[] nearest(float[] probe, int people) {
        double[] cosines = new double[people];
        Arrays.fill(cosines, Double.NEGATIVE_INFINITY);
        for (int row = 0; row < owners.length; row++) {
            double cosine = Embeddings.dot(probe, values, row * DIMENSIONS);
            // Not Math.max: a probe of NaN shall be far from everybody.
            if (cosine > cosines[owners[row]]) {
                cosines[owners[row]] = cosine;
            }
        }
        return Arrays.stream(cosines).map(Embeddings::distance).toArray();
    }

    /** Without the embeddings: they are faces, and logs are read by people. */
    @Override
    public String toString() {
        return "EmbeddingRows[" + owners.length + "]";
    }
}
