package dev.passerby.vision.matching;

import java.util.Arrays;

/**
 * Templates' coordinates in eight bits each, a quarter of the memory to read, which tell of each template what its cosine with
 * a probe can be: only those that could be among the answers need be compared exactly.
 *
 * <p>Four numbers of a template are one word, and the same words of all templates lie side by side: what runs across templates
 * the compiler does in the processor's widest registers. The bytes of a word {@code v} are {@code v - 256 (v >> 8)}, {@code (v
 * >> 8) - 256 (v >> 16)} and so on, so that their products with four numbers of a probe come from the shifted words, without
 * taking the bytes apart; {@link CoarseProbe} has the factors. Overflows cancel, since the result is an int.
 *
 * <p>The bound: let a template's coordinates be {@code x = x' + e}, x' being what the bytes say, and a probe's {@code p = p' +
 * d}. Then {@code p·x = p'·x' + p·e + d·x'}, and the last two are at most {@code |p||e| + |d||x'|} (Cauchy and Schwarz). What
 * lies across the coordinates' directions adds the product of both {@linkplain Projection rests} at most.
 *
 * @param words {@code [coordinates / 4, templates]}; the first three bytes of each are stored from 0, with {@value #ZERO} for
 *     none
 * @param scales the step between two bytes' values, {@code [templates]}
 * @param errors the length of what the bytes left out, and {@link #ROUNDING}, {@code [templates]}
 * @param rests the length of what lies across the coordinates' directions, at most, {@code [templates]}
 */
record CoarseRows(int[][] words, float[] scales, float[] errors, float[] rests) {

    /** What stands for 0 in the first three bytes of a word; the fourth has a sign of its own. */
    static final int ZERO = 128;

    private static final int GREATEST = 127;

    /**
     * More than float32 arithmetic can be off by here and in {@link Embeddings#dot}: 130 roundings of 2^-24 each (Higham 2002,
     * section 3.1) of numbers whose products add up to the two lengths multiplied, which for templates is 1.01 at most.
     */
    static final float ROUNDING = 2e-5f;

    /** More than the length of any template's bytes. */
    private static final float MOST_LENGTH = 1.1f;

    /**
     * Rows yet to be written.
     *
     * @param coordinates of each, a multiple of four
     */
    static CoarseRows blank(int templates, int coordinates) {
        return new CoarseRows(
                new int[coordinates / 4][templates], new float[templates], new float[templates], new float[templates]);
    }

    /** Copies some of another's rows to the rows from {@code from} to before {@code to}. */
    void copy(CoarseRows other, int otherFrom, int from, int to) {
        for (int i = 0; i < words.length; i++) {
            System.arraycopy(other.words[i], otherFrom, words[i], from, to - from);
        }
        System.arraycopy(other.scales, otherFrom, scales, from, to - from);
        System.arraycopy(other.errors, otherFrom, errors, from, to - from);
        System.arraycopy(other.rests, otherFrom, rests, from, to - from);
    }

    /** Writes a row. */
    void write(int row, Projection template) {
        float[] values = template.coordinates();
        float scale = scale(values);
        double errorSquares = 0;
        for (int i = 0; i < values.length; i += 4) {
            int b0 = rounded(values[i], scale);
            int b1 = rounded(values[i + 1], scale);
            int b2 = rounded(values[i + 2], scale);
            int b3 = rounded(values[i + 3], scale);
            words[i / 4][row] = (b0 + ZERO) | (b1 + ZERO) << 8 | (b2 + ZERO) << 16 | b3 << 24;
            errorSquares += square(values[i] - (double) scale * b0)
                    + square(values[i + 1] - (double) scale * b1)
                    + square(values[i + 2] - (double) scale * b2)
                    + square(values[i + 3] - (double) scale * b3);
        }
        scales[row] = scale;
        errors[row] = (float) Math.sqrt(errorSquares) + ROUNDING;
        rests[row] = template.rest();
    }

    private static float scale(float[] values) {
        float greatest = 0;
        for (float value : values) {
            greatest = Math.max(greatest, Math.abs(value));
        }
        return greatest / GREATEST;
    }

    private static int rounded(float value, float scale) {
        return Math.max(-GREATEST, Math.min(GREATEST, Math.round(value / scale)));
    }

    private static double square(double value) {
        return value * value;
    }

    int size() {
        return scales.length;
    }

    /**
     * The dot products of the whole numbers, {@code [templates]}.
     */
    private int[] products(CoarseProbe probe) {
        int[] sums = new int[size()];
        Arrays.fill(sums, -probe.bias());
        int[] factors = probe.factors();
        for (int i = 0; i < words.length; i++) {
            add(factors[4 * i], factors[4 * i + 1], factors[4 * i + 2], factors[4 * i + 3], words[i], sums);
        }
        return sums;
    }

    /** A method of its own, and no more in the loop than this: else the compiler leaves it in narrow registers. */
    private static void add(int f0, int f1, int f2, int f3, int[] words, int[] sums) {
        for (int k = 0; k < words.length; k++) {
            int word = words[k];
            sums[k] += f0 * word + f1 * (word >> 8) + f2 * (word >> 16) + f3 * (word >> 24);
        }
    }

    /**
     * What each template's cosine with a probe is at most, {@code [templates]}; not a number where nothing is known of the
     * probe.
     */
    float[] mostCosines(CoarseProbe probe) {
        float[] most = new float[size()];
        addMargins(products(probe), probe.scale(), probe.length(), probe.rest(), probe.error() * MOST_LENGTH, most);
        return most;
    }

    /** A method of its own, as {@link #add} is. */
    private void addMargins(int[] products, float scale, float length, float rest, float error, float[] most) {
        float[] scales = this.scales;
        float[] errors = this.errors;
        float[] rests = this.rests;
        for (int k = 0; k < most.length; k++) {
            most[k] = scale * scales[k] * products[k] + (length * errors[k] + error + rest * rests[k]);
        }
    }

    /** What a cosine is off by at most; it is twice that less than {@link #mostCosines} says at least. */
    float margin(int row, CoarseProbe probe) {
        return probe.length() * errors[row] + probe.error() * MOST_LENGTH + probe.rest() * rests[row];
    }

    /** Without the embeddings: they are faces, and logs are read by people. */
    @Override
    public String toString() {
        return "CoarseRows[" + size() + "]";
    }
}
