package dev.passerby.simulator.scene;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;

/**
 * A picture's pixels: rows from the top, blue, green and red byte of each, no padding.
 *
 * <p>Mutable inside this package; one owner at a time.
 */
final class Pixels {

    private static final int CHANNELS = 3;
    private static final int WEIGHT_BITS = 8;
    private static final int ONE = 1 << WEIGHT_BITS;
    private static final int HALF = 1 << (2 * WEIGHT_BITS - 1);

    private final int width;
    private final int height;
    private final byte[] bgr;

    Pixels(int width, int height, byte[] bgr) {
        this.width = width;
        this.height = height;
        this.bgr = bgr;
    }

    static Pixels of(BufferedImage picture) {
        BufferedImage plain = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = plain.createGraphics();
        try {
            graphics.drawImage(picture, 0, 0, Color.GRAY, null);
        } finally {
            graphics.dispose();
        }
        return new Pixels(
                picture.getWidth(),
                picture.getHeight(),
                ((DataBufferByte) plain.getRaster().getDataBuffer()).getData());
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    byte[] bgr() {
        return bgr;
    }

    /** Half as wide and high, each pixel the mean of four; an odd last row or column is left out. */
    Pixels halved() {
        int halfWidth = width / 2;
        int halfHeight = height / 2;
        byte[] half = new byte[halfWidth * halfHeight * CHANNELS];
        int row = width * CHANNELS;
        for (int y = 0, to = 0; y < halfHeight; y++) {
            for (int x = 0; x < halfWidth; x++) {
                int from = 2 * y * row + 2 * x * CHANNELS;
                for (int end = from + CHANNELS; from < end; from++, to++) {
                    int sum = (bgr[from] & 0xFF)
                            + (bgr[from + CHANNELS] & 0xFF)
                            + (bgr[from + row] & 0xFF)
                            + (bgr[from + row + CHANNELS] & 0xFF);
                    half[to] = (byte) ((sum + 2) >> 2);
                }
            }
        }
        return new Pixels(halfWidth, halfHeight, half);
    }

    /**
     * Paints the part of this picture that falls into the canvas when the whole is stretched over a place: bilinear,
     * true to fractions of a pixel, pixels whose centre is in the place.
     */
    void paintInto(Pixels canvas, Rectangle place) {
        int left = Math.max(0, (int) Math.ceil(place.left() - 0.5));
        int right = Math.min(canvas.width, (int) Math.ceil(place.right() - 0.5));
        int top = Math.max(0, (int) Math.ceil(place.top() - 0.5));
        int bottom = Math.min(canvas.height, (int) Math.ceil(place.bottom() - 0.5));
        if (left >= right) {
            return;
        }
        Samples columns = new Samples(left, right, place.left(), place.width(), width);
        Samples rows = new Samples(top, Math.max(top, bottom), place.top(), place.height(), height);
        StretchedRow above = new StretchedRow(columns);
        StretchedRow below = new StretchedRow(columns);
        for (int y = top; y < bottom; y++) {
            int i = y - top;
            if (below.source == rows.first[i]) {
                StretchedRow spare = above;
                above = below;
                below = spare;
            }
            above.stretch(rows.first[i]);
            below.stretch(rows.second[i]);
            blend(above.values, below.values, rows.weight[i], canvas.bgr, (y * canvas.width + left) * CHANNELS);
        }
    }

    private static void blend(int[] above, int[] below, int weight, byte[] target, int at) {
        int rest = ONE - weight;
        for (int i = 0; i < above.length; i++) {
            target[at + i] = (byte) ((above[i] * rest + below[i] * weight + HALF) >> (2 * WEIGHT_BITS));
        }
    }

    /** One row of this picture stretched to the canvas columns; values are 256 times the bytes. */
    private final class StretchedRow {
        private final Samples columns;
        private final int[] values;
        private int source = -1;

        StretchedRow(Samples columns) {
            this.columns = columns;
            this.values = new int[columns.weight.length * CHANNELS];
        }

        void stretch(int row) {
            if (row == source) {
                return;
            }
            source = row;
            int start = row * width * CHANNELS;
            for (int x = 0, to = 0; x < columns.weight.length; x++, to += CHANNELS) {
                int west = start + columns.first[x] * CHANNELS;
                int east = start + columns.second[x] * CHANNELS;
                int across = columns.weight[x];
                int rest = ONE - across;
                values[to] = (bgr[west] & 0xFF) * rest + (bgr[east] & 0xFF) * across;
                values[to + 1] = (bgr[west + 1] & 0xFF) * rest + (bgr[east + 1] & 0xFF) * across;
                values[to + 2] = (bgr[west + 2] & 0xFF) * rest + (bgr[east + 2] & 0xFF) * across;
            }
        }
    }

    /** For every canvas column (or row) the two source columns it lies between, and the weight of the second. */
    private static final class Samples {
        private final int[] first;
        private final int[] second;
        private final int[] weight;

        Samples(int from, int to, double origin, double extent, int sources) {
            first = new int[to - from];
            second = new int[to - from];
            weight = new int[to - from];
            for (int i = from; i < to; i++) {
                double source = (i + 0.5 - origin) * sources / extent - 0.5;
                double clamped = Math.min(sources - 1.0, Math.max(0, source));
                int whole = (int) clamped;
                first[i - from] = whole;
                second[i - from] = Math.min(sources - 1, whole + 1);
                weight[i - from] = (int) Math.round((clamped - whole) * ONE);
            }
        }
    }
}
