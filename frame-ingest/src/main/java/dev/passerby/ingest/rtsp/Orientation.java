package dev.passerby.ingest.rtsp;

/**
 * How a camera wants its pictures turned before anyone looks at them, to the nearest quarter turn: columns and rows are
 * exchanged, or not, and then either may run backwards.
 *
 * @param transposed whether the picture's rows become columns
 * @param rightToLeft whether the turned picture's columns are in reverse
 * @param bottomToTop whether the turned picture's rows are in reverse
 */
record Orientation(boolean transposed, boolean rightToLeft, boolean bottomToTop) {

    /** As decoded. */
    static final Orientation UPRIGHT = new Orientation(false, false, false);

    /**
     * Reads FFmpeg's display matrix {@code a b u c d v x y w}: the sample at {@code (p, q)} is shown at {@code (a p + c q,
     * b p + d q)}, whatever the picture's middle does.
     */
    static Orientation of(int[] matrix) {
        long a = matrix[0];
        long b = matrix[1];
        long c = matrix[3];
        long d = matrix[4];
        return Math.abs(a) >= Math.abs(b) ? new Orientation(false, a < 0, d < 0) : new Orientation(true, c < 0, b < 0);
    }

    boolean isUpright() {
        return equals(UPRIGHT);
    }
}
