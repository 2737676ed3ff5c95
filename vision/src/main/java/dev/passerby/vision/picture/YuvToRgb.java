package dev.passerby.vision.picture;

/**
 * Planar YUV 4:2:0 of video range (ITU-R BT.601), as lossy WebP has it, to RGB; chroma is brought to full size by a
 * triangle filter, three quarters of the nearer sample and one of the farther in each direction.
 */
final class YuvToRgb {

    private static final int FIXED_POINT_BITS = 16;
    private static final int HALF = 1 << (FIXED_POINT_BITS - 1);
    private static final int BLACK = 16;
    // ITU-R BT.601 for luma from 16 to 235 and chroma from 16 to 240, times 65,536.
    private static final int LUMA = 76309;
    private static final int RED_OF_V = 104597;
    private static final int GREEN_OF_U = -25675;
    private static final int GREEN_OF_V = -53279;
    private static final int BLUE_OF_U = 132201;

    private final int width;
    private final int height;

    YuvToRgb(int width, int height) {
        this.width = width;
        this.height = height;
    }

    /** The width of the chroma planes. */
    int chromaWidth() {
        return (width + 1) / 2;
    }

    /** The height of the chroma planes. */
    int chromaHeight() {
        return (height + 1) / 2;
    }

    Picture convert(byte[] y, byte[] u, byte[] v) {
        byte[] rgb = new byte[3 * width * height];
        int[] blended = new int[chromaWidth()];
        int[] us = new int[2 * chromaWidth()];
        int[] vs = new int[2 * chromaWidth()];
        for (int row = 0; row < height; row++) {
            widen(blend(u, row, blended), us);
            widen(blend(v, row, blended), vs);
            for (int x = 0; x < width; x++) {
                int at = row * width + x;
                int bright = LUMA * ((y[at] & 0xff) - BLACK) + HALF;
                rgb[3 * at] = level(bright + RED_OF_V * vs[x]);
                rgb[3 * at + 1] = level(bright + GREEN_OF_U * us[x] + GREEN_OF_V * vs[x]);
                rgb[3 * at + 2] = level(bright + BLUE_OF_U * us[x]);
            }
        }
        return new Picture(width, height, rgb);
    }

    /** The chroma row for a row of luma, times 4. */
    private int[] blend(byte[] plane, int row, int[] blended) {
        int near = row >> 1;
        int far = (row & 1) == 0 ? Math.max(0, near - 1) : Math.min(chromaHeight() - 1, near + 1);
        int columns = chromaWidth();
        for (int x = 0; x < columns; x++) {
            blended[x] = 3 * (plane[near * columns + x] & 0xff) + (plane[far * columns + x] & 0xff);
        }
        return blended;
    }

    /** A blended row at full width, around 0. */
    private static void widen(int[] blended, int[] wide) {
        int last = blended.length - 1;
        for (int x = 0; x <= last; x++) {
            int own = 3 * blended[x] + 8;
            wide[2 * x] = ((own + blended[Math.max(0, x - 1)]) >> 4) - 128;
            wide[2 * x + 1] = ((own + blended[Math.min(last, x + 1)]) >> 4) - 128;
        }
    }

    private static byte level(int fixedPoint) {
        return (byte) Math.max(0, Math.min(255, fixedPoint >> FIXED_POINT_BITS));
    }
}
