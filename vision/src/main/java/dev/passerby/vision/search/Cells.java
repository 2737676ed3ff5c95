package dev.passerby.vision.search;

import dev.passerby.vision.picture.Picture;
import java.util.BitSet;

/**
 * A picture in cells of 16 × 16 pixels, each with its mean light and its mean difference between neighbours: enough to tell
 * that something of a face's size came, went or turned. Green stands for light, and every second pixel for all.
 *
 * @param columns cells across
 * @param rows cells down
 * @param light the mean of each cell's samples, row by row
 * @param texture the mean difference of samples beside each other
 */
record Cells(int columns, int rows, byte[] light, byte[] texture) {

    /** A cell's side, in pixels. The smallest face searched for covers four. */
    static final int SIDE = 16;

    private static final int STEP = 2;

    static Cells of(Picture picture) {
        int columns = (picture.width() + SIDE - 1) / SIDE;
        int rows = (picture.height() + SIDE - 1) / SIDE;
        byte[] light = new byte[columns * rows];
        byte[] texture = new byte[columns * rows];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                measure(picture, column, row, row * columns + column, light, texture);
            }
        }
        return new Cells(columns, rows, light, texture);
    }

    private static void measure(Picture picture, int column, int row, int cell, byte[] light, byte[] texture) {
        byte[] rgb = picture.rgb();
        int left = column * SIDE;
        int right = Math.min(picture.width(), left + SIDE);
        int top = row * SIDE;
        int bottom = Math.min(picture.height(), top + SIDE);
        int sum = 0;
        int differences = 0;
        int count = 0;
        for (int y = top; y < bottom; y += STEP) {
            int line = 3 * y * picture.width() + 1;
            int before = rgb[line + 3 * left] & 0xff;
            for (int x = left; x < right; x += STEP) {
                int green = rgb[line + 3 * x] & 0xff;
                sum += green;
                differences += Math.abs(green - before);
                before = green;
                count++;
            }
        }
        light[cell] = (byte) (sum / count);
        texture[cell] = (byte) (differences / count);
    }

    /** The cells that differ from those of an earlier picture of the same size. */
    BitSet changedSince(byte[] earlierLight, byte[] earlierTexture, SearchRules rules) {
        BitSet changed = new BitSet(light.length);
        for (int i = 0; i < light.length; i++) {
            changed.set(
                    i,
                    difference(light[i], earlierLight[i]) >= rules.leastChange()
                            || difference(texture[i], earlierTexture[i]) >= rules.leastTextureChange());
        }
        return changed;
    }

    private static int difference(byte a, byte b) {
        return Math.abs((a & 0xff) - (b & 0xff));
    }
}
