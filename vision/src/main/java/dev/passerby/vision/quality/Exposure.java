package dev.passerby.vision.quality;

/**
 * How well a crop is lit. How bright it is does not count: skin is dark or light, and FaceNet bears either well. What counts is
 * whether there is anything left to see.
 *
 * @param usable the share of the face that is neither crushed into black nor blown out into white
 * @param contrast the standard deviation of its brightness, in grey levels
 */
record Exposure(double usable, double contrast) {

    /** Grey levels below and above which a camera tells little apart any more. */
    private static final double CRUSHED = 16;

    private static final double BLOWN_OUT = 240;
    /** The crop's part that shows the face itself rather than hair and background, as shares of its side. */
    private static final double FROM = 0.2;

    private static final double TO = 0.8;

    /** @param crop {@code [side, side, 3]} RGB, row by row */
    static Exposure of(byte[] crop) {
        int side = (int) Math.round(Math.sqrt(crop.length / 3.0));
        int from = (int) (FROM * side);
        int to = (int) (TO * side);
        int usable = 0;
        double sum = 0;
        double squares = 0;
        for (int y = from; y < to; y++) {
            for (int x = from; x < to; x++) {
                double luma = Luma.of(crop, y * side + x);
                sum += luma;
                squares += luma * luma;
                if (luma >= CRUSHED && luma <= BLOWN_OUT) {
                    usable++;
                }
            }
        }
        double n = (double) (to - from) * (to - from);
        double variance = squares / n - (sum / n) * (sum / n);
        return new Exposure(usable / n, Math.sqrt(Math.max(0, variance)));
    }
}
