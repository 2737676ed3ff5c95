package dev.passerby.models.onnx;

/**
 * How real numbers become bytes from 0 to 255: {@code byte = round(x / scale) + zeroPoint}, what lies outside becoming 0 or 255.
 *
 * @param scale what one step is worth
 * @param zeroPoint the byte of 0, which is always met exactly
 */
public record Rounding(float scale, int zeroPoint) {

    private static final int LARGEST = 255;

    public Rounding {
        if (!(scale > 0) || zeroPoint < 0 || zeroPoint > LARGEST) {
            throw new IllegalArgumentException(
                    "a rounding must have a scale above 0 and a zero point from 0 to 255, got " + scale + " and "
                            + zeroPoint);
        }
    }

    /** The finest rounding for numbers from {@code least} to {@code most}, and 0. */
    public static Rounding over(double least, double most) {
        double from = Math.min(least, 0);
        double scale = (Math.max(most, 0) - from) / LARGEST;
        return new Rounding((float) scale, (int) Math.rint(-from / scale));
    }
}
