package dev.passerby.vision.picture;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Rows of samples added up, column by column: eight samples at a time, every other one in a sixteen-bit part of a long. One of
 * these is for one thread.
 */
final class RowSum {

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int EIGHT = Long.BYTES;
    private static final long EVERY_OTHER = 0x00ff_00ff_00ff_00ffL;
    private static final int PART = 0xffff;

    /** So many samples of 255 fit into sixteen bits. */
    private static final int MOST_ROWS = PART / 255;

    private final int[] line;
    /** Of each eight samples the first, third, fifth and seventh. */
    private final long[] even;
    /** The others. */
    private final long[] odd;

    /** @param length samples of a row */
    RowSum(int length) {
        line = new int[length];
        even = new long[length / EIGHT];
        odd = new long[length / EIGHT];
    }

    /**
     * The sums over some rows of the picture, beginning at a column.
     *
     * @return {@code [length]}, until the next call
     */
    int[] of(Picture picture, int left, int firstRow, int endRow) {
        Arrays.fill(line, 0);
        for (int row = firstRow; row < endRow; row += MOST_ROWS) {
            add(picture, left, row, Math.min(endRow, row + MOST_ROWS));
        }
        return line;
    }

    private void add(Picture picture, int left, int firstRow, int endRow) {
        byte[] rgb = picture.rgb();
        Arrays.fill(even, 0);
        Arrays.fill(odd, 0);
        for (int row = firstRow; row < endRow; row++) {
            int from = 3 * (row * picture.width() + left);
            for (int i = 0; i < even.length; i++) {
                long samples = (long) EIGHT_BYTES.get(rgb, from + EIGHT * i);
                even[i] += samples & EVERY_OTHER;
                odd[i] += (samples >>> 8) & EVERY_OTHER;
            }
            for (int i = EIGHT * even.length; i < line.length; i++) {
                line[i] += rgb[from + i] & 0xff;
            }
        }
        for (int i = 0; i < even.length; i++) {
            unpack(even[i], EIGHT * i);
            unpack(odd[i], EIGHT * i + 1);
        }
    }

    private void unpack(long sums, int at) {
        line[at] += (int) sums & PART;
        line[at + 2] += (int) (sums >>> 16) & PART;
        line[at + 4] += (int) (sums >>> 32) & PART;
        line[at + 6] += (int) (sums >>> 48) & PART;
    }
}
