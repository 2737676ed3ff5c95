package dev.passerby.vision.matching;

import dev.passerby.wire.gallery.Template;
import java.util.Arrays;
import java.util.List;

/**
 * Some templates of each of several people, laid out so that many are compared with a probe at once: {@value #BLOCK} templates'
 * first numbers lie side by side, then their second numbers, and so on. What runs along a template in memory is a sum, which the
 * compiler must not reorder; what runs across templates it does in the processor's widest registers.
 *
 * @param values {@code [blocks, 512, templates of the block]}
 * @param allowances what each template's {@link Spread} takes off its squared distances, {@code [templates]}
 * @param owners the person each template belongs to, {@code [templates]}
 */
record EmbeddingRows(float[][][] values, double[] allowances, int[] owners) {

    private static final int DIMENSIONS = Template.DIMENSIONS;

    /** Templates in a block: long enough rows for the memory to be read ahead, and sums that stay in the nearest cache. */
    static final int BLOCK = 2_048;

    /** The templates of these people, who are counted from 0. */
    static EmbeddingRows of(List<List<Template>> people) {
        int size = people.stream().mapToInt(List::size).sum();
        float[][][] values = new float[(size + BLOCK - 1) / BLOCK][][];
        for (int block = 0; block < values.length; block++) {
            values[block] = new float[DIMENSIONS][Math.min(BLOCK, size - block * BLOCK)];
        }
        double[] allowances = new double[size];
        int[] owners = new int[size];
        int row = 0;
        for (int person = 0; person < people.size(); person++) {
            for (Template template : people.get(person)) {
                float[][] block = values[row / BLOCK];
                for (int i = 0; i < DIMENSIONS; i++) {
                    block[i][row % BLOCK] = template.embedding()[i];
                }
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
     * A probe's distance to the nearest template of each person, compensated for the templates' spread, {@code [people]};
     * infinite for a person without templates.
     */
    double[] nearest(float[] probe, int people) {
        double[] squares = new double[people];
        Arrays.fill(squares, Double.POSITIVE_INFINITY);
        float[] cosines = new float[BLOCK];
        for (int block = 0; block < values.length; block++) {
            cosines(probe, values[block], cosines);
            for (int row = block * BLOCK; row < Math.min(owners.length, (block + 1) * BLOCK); row++) {
                double square = Spread.compensatedSquare(cosines[row % BLOCK], allowances[row]);
                // Not Math.min: a probe of NaN shall be far from everybody.
                if (square < squares[owners[row]]) {
                    squares[owners[row]] = square;
                }
            }
        }
        for (int person = 0; person < people; person++) {
            squares[person] = Math.sqrt(squares[person]);
        }
        return squares;
    }

    /** A block's dot products with a probe, which are cosines. */
    private static void cosines(float[] probe, float[][] block, float[] sums) {
        Arrays.fill(sums, 0);
        for (int i = 0; i < DIMENSIONS; i += 4) {
            add(
                    probe[i],
                    probe[i + 1],
                    probe[i + 2],
                    probe[i + 3],
                    block[i],
                    block[i + 1],
                    block[i + 2],
                    block[i + 3],
                    sums);
        }
    }

    /** Four numbers in one pass, since each pass reads and writes the sums. A method of its own is compiled to wide registers. */
    private static void add(
            float p0, float p1, float p2, float p3, float[] x0, float[] x1, float[] x2, float[] x3, float[] sums) {
        for (int k = 0; k < x0.length; k++) {
            sums[k] += p0 * x0[k] + p1 * x1[k] + p2 * x2[k] + p3 * x3[k];
        }
    }

    /** Without the embeddings: they are faces, and logs are read by people. */
    @Override
    public String toString() {
        return "EmbeddingRows[" + owners.length + "]";
    }
}
