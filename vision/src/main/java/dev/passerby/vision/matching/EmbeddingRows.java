package dev.passerby.vision.matching;

import dev.passerby.wire.gallery.Template;
import java.util.Arrays;
import java.util.List;

/**
 * Some templates of each of several people, in one contiguous array.
 *
 * @param values {@code [rows, 512]}, row by row, each of length 1
 * @param allowances what each row's {@link Spread} takes off its squared distances, {@code [rows]}
 * @param owners the person each row belongs to, {@code [rows]}
 */
record EmbeddingRows(float[] values, double[] allowances, int[] owners) {

    private static final int DIMENSIONS = Template.DIMENSIONS;

    /** The rows of these people, who are counted from 0. */
    static EmbeddingRows of(List<List<Template>> people) {
        int size = people.stream().mapToInt(List::size).sum();
        float[] values = new float[size * DIMENSIONS];
        double[] allowances = new double[size];
        int[] owners = new int[size];
        int row = 0;
        for (int person = 0; person < people.size(); person++) {
            for (Template template : people.get(person)) {
                System.arraycopy(template.embedding(), 0, values, row * DIMENSIONS, DIMENSIONS);
                allowances[row] = Spread.allowance(template.spread());
                owners[row++] = person;
            }
        }
        return new EmbeddingRows(values, allowances, owners);
    }

    int size() {
        return owners.length;
    }

    /**
     * A probe's distance to the nearest row of each person, compensated for the rows' spread, {@code [people]}; infinite for a
     * person without rows.
     */
    double[] nearest(float[] probe, int people) {
        double[] distances = new double[people];
        Arrays.fill(distances, Double.POSITIVE_INFINITY);
        for (int row = 0; row < owners.length; row++) {
            double euclidean = Embeddings.distance(Embeddings.dot(probe, values, row * DIMENSIONS));
            double distance = Spread.compensated(euclidean, allowances[row]);
            // Not Math.min: a probe of NaN shall be far from everybody.
            if (distance < distances[owners[row]]) {
                distances[owners[row]] = distance;
            }
        }
        return distances;
    }

    /** Without the embeddings: they are faces, and logs are read by people. */
    @Override
    public String toString() {
        return "EmbeddingRows[" + owners.length + "]";
    }
}
