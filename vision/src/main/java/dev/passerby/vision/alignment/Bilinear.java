package dev.passerby.vision.alignment;

import dev.passerby.vision.picture.Picture;

/** A picture read between its pixels, whose centres are at whole numbers; black beyond its edge. */
final class Bilinear {

    private final byte[] rgb;
    private final int width;
    private final int height;

    Bilinear(Picture picture) {
        rgb = picture.rgb();
        width = picture.width();
        height = picture.height();
    }

    /** Writes red, green and blue at a position of the picture, rounded to whole levels. */
    void write(double x, double y, byte[] target, int at) {
        if (!(x > -1 && y > -1 && x < width && y < height)) {
            return; // the target is black already
        }
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        float across = (float) (x - left);
        float down = (float) (y - top);
        float upperLeft = isInside(left, top) ? (1 - across) * (1 - down) : 0;
        float upperRight = isInside(left + 1, top) ? across * (1 - down) : 0;
        float lowerLeft = isInside(left, top + 1) ? (1 - across) * down : 0;
        float lowerRight = isInside(left + 1, top + 1) ? across * down : 0;
        int upper = 3 * (Math.max(0, top) * width + Math.max(0, left));
        int toRight = left >= 0 && left + 1 < width ? 3 : 0;
        int toBelow = top >= 0 && top + 1 < height ? 3 * width : 0;
        for (int channel = 0; channel < 3; channel++) {
            int from = upper + channel;
            float value = upperLeft * (rgb[from] & 0xff)
                    + upperRight * (rgb[from + toRight] & 0xff)
                    + lowerLeft * (rgb[from + toBelow] & 0xff)
                    + lowerRight * (rgb[from + toBelow + toRight] & 0xff);
            target[at + channel] = (byte) (value + 0.5f);
        }
    }

    private boolean isInside(int x, int y) {
        return x >= 0 && y >= 0 && x < width && y < height;
    }
}
