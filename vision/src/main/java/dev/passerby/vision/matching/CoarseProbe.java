package dev.passerby.vision.matching;

/**
 * A probe in whole numbers, ready to be multiplied with {@link CoarseRows}.
 *
 * @param factors what the words of four bytes are multiplied with, unshifted and shifted by one, two and three bytes,
 *     {@code [coordinates]}
 * @param bias what these products are too much by, for the bytes are stored from 0
 * @param scale the step between two whole numbers
 * @param length the length of the probe's coordinates
 * @param error the length of what rounding to whole numbers left out
 * @param rest the length of what lies across the coordinates' directions, at most
 */
record CoarseProbe(int[] factors, int bias, float scale, float length, float error, float rest) {

    /** The greatest whole number: 512 products with a byte stay within an int, and rounding costs next to nothing. */
    private static final int GREATEST = (1 << 14) - 1;

    /** The whole numbers of a probe, along the templates' directions. Of one that is not finite, nothing is known. */
    static CoarseProbe of(Projection projection) {
        float[] probe = projection.coordinates();
        float greatest = 0;
        for (float value : probe) {
            greatest = Math.max(greatest, Math.abs(value));
        }
        float scale = greatest / GREATEST;
        int[] whole = new int[probe.length];
        double squares = 0;
        double errorSquares = 0;
        for (int i = 0; i < probe.length; i++) {
            whole[i] = Math.round(probe[i] / scale);
            double error = probe[i] - (double) scale * whole[i];
            squares += (double) probe[i] * probe[i];
            errorSquares += error * error;
        }
        int[] factors = new int[probe.length];
        int bias = 0;
        for (int i = 0; i < probe.length; i++) {
            boolean first = i % 4 == 0;
            boolean last = i % 4 == 3;
            factors[i] = first ? whole[i] : whole[i] - (whole[i - 1] << Byte.SIZE);
            bias += last ? 0 : whole[i] * CoarseRows.ZERO;
        }
        return new CoarseProbe(
                factors, bias, scale, (float) Math.sqrt(squares), (float) Math.sqrt(errorSquares), projection.rest());
    }
}
