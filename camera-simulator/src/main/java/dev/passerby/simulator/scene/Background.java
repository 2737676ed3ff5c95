package dev.passerby.simulator.scene;

import java.util.Random;

/**
 * What is behind the photos: a gradient from top to bottom with fine noise that stands still, as an empty wall would.
 *
 * @param topRgb colour of the first row, {@code 0xRRGGBB}
 * @param bottomRgb colour of the last row
 * @param noise greatest difference from the gradient, in steps of 256
 * @param seed of the noise: the same seed, the same wall
 */
public record Background(int topRgb, int bottomRgb, int noise, long seed) {

    public static Background wall() {
        return new Background(0x8A94A0, 0x5C5A58, 3, 1);
    }

    /** Rows from the top, blue, green and red byte of each pixel. */
    byte[] paint(int width, int height) {
        Random random = new Random(seed);
        byte[] bgr = new byte[width * height * 3];
        for (int y = 0; y < height; y++) {
            double part = height == 1 ? 0 : y / (double) (height - 1);
            for (int x = 0; x < width; x++) {
                int grain = noise == 0 ? 0 : random.nextInt(2 * noise + 1) - noise;
                for (int channel = 0; channel < 3; channel++) {
                    int top = (topRgb >> (8 * channel)) & 0xFF;
                    int bottom = (bottomRgb >> (8 * channel)) & 0xFF;
                    long value = Math.round(top + (bottom - top) * part) + grain;
                    bgr[(y * width + x) * 3 + channel] = (byte) Math.min(255, Math.max(0, value));
                }
            }
        }
        return bgr;
    }
}
