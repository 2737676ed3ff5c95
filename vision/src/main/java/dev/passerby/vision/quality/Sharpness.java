package dev.passerby.vision.quality;

/**
 * How much fine structure a crop has: the variance of its Laplacian over the variance of its brightness, so that neither light
 * nor contrast counts. White noise has 20, a face in focus about 1, a smear near 0.
 *
 * <p>Measured on a grid of 40 × 40 means, where a face of 30 pixels in the picture is not yet enlarged: size has a mark of its
 * own and must not count twice.
 */
final class Sharpness {

    private static final int GRID = 40;
    /** The grid's part that shows the face itself rather than hair and background. */
    private static final int FROM = 8;

    private static final int TO = 32;

    private Sharpness() {}

    /** @param crop {@code [side, side, 3]} RGB, row by row, side a multiple of 40 */
    static double of(byte[] crop) {
        int side = (int) Math.round(Math.sqrt(crop.length / 3.0));
        if (side == 0 || side % GRID != 0 || side * side * 3 != crop.length) {
            throw new IllegalArgumentException(
                    "a crop must be a square of RGB bytes with a side that is a multiple of 40, got " + crop.length
                            + " bytes");
        }
        double[] grid = brightness(crop, side);
        double sum = 0;
        double squares = 0;
        double edges = 0;
        double edgeSquares = 0;
        int n = 0;
        for (int y = FROM; y < TO; y++) {
            for (int x = FROM; x < TO; x++) {
                int i = y * GRID + x;
                double laplacian = grid[i - 1] + grid[i + 1] + grid[i - GRID] + grid[i + GRID] - 4 * grid[i];
                sum += grid[i];
                squares += grid[i] * grid[i];
                edges += laplacian;
                edgeSquares += laplacian * laplacian;
                n++;
            }
        }
        double contrast = squares / n - (sum / n) * (sum / n);
        double structure = edgeSquares / n - (edges / n) * (edges / n);
        // Below a grey level of contrast there is no picture, only rounding.
        return contrast < 1 ? 0 : structure / contrast;
    }

    /** {@code [40, 40]} means of luma. */
    private static double[] brightness(byte[] crop, int side) {
        int step = side / GRID;
        double[] grid = new double[GRID * GRID];
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                grid[(y / step) * GRID + x / step] += Luma.of(crop, y * side + x) / (step * step);
            }
        }
        return grid;
    }
}
