package dev.passerby.models.tensor;

/** IEEE 754's binary16: a sign, five binary digits of exponent, eleven of significand, of which ten are stored. */
public final class HalfPrecision {

    private static final int SIGN = 0x8000;
    private static final int INFINITY = 0x7c00;
    private static final int NOT_A_NUMBER = 0x7e00;

    /** The spacing of the smallest numbers, those without a leading one. */
    private static final float SMALLEST = 0x1p-24f;

    private static final int SMALLEST_EXPONENT = -14;
    private static final int LARGEST_EXPONENT = 15;
    private static final int BIAS = 15;
    private static final int STORED_DIGITS = 10;

    private HalfPrecision() {}

    /** The bits of the half nearest to a number, of two as near the even one; infinity beyond the largest. */
    public static short of(float value) {
        int sign = (Float.floatToRawIntBits(value) >>> 16) & SIGN;
        float magnitude = Math.abs(value);
        if (Float.isNaN(value)) {
            return (short) (sign | NOT_A_NUMBER);
        }
        int exponent = Math.max(Math.getExponent(magnitude), SMALLEST_EXPONENT);
        if (exponent > LARGEST_EXPONENT) {
            return (short) (sign | INFINITY);
        }
        // How many steps of this exponent: from 1024 with a leading one, fewer without; 2048 is the next exponent's
        // first.
        float step = Math.scalb(SMALLEST, exponent - SMALLEST_EXPONENT);
        int steps = (int) Math.rint(magnitude / step);
        return (short) (sign | (((exponent + BIAS - 1) << STORED_DIGITS) + steps));
    }
}
