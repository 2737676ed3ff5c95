package dev.passerby.benchmarks.speed;

import dev.passerby.vision.picture.AreaAverage;
import dev.passerby.vision.picture.Picture;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A frame with people in it, drawn from portraits before a wall with some texture: the same for the same arguments. */
public final class BenchScene {

    /** People stand in rows of so many. */
    private static final int ACROSS = 3;

    /** How high a portrait is, in heights of the frame. */
    private static final double PORTRAIT = 0.42;

    private static final long SEED = 1;

    private BenchScene() {}

    /** A frame of some size with some people, taken from the portraits in turn. */
    public static Picture of(int width, int height, int people, List<Picture> portraits) {
        byte[] rgb = wall(width, height);
        int rows = (people + ACROSS - 1) / ACROSS;
        for (int person = 0; person < people; person++) {
            Picture portrait = portraits.get(person % portraits.size());
            int high = (int) (PORTRAIT * height);
            int wide = Math.min(width / ACROSS, high * portrait.width() / portrait.height());
            int left = width * (2 * (person % ACROSS) + 1) / (2 * ACROSS) - wide / 2;
            int top = height * (2 * (person / ACROSS) + 1) / (2 * rows) - high / 2;
            paste(scaled(portrait, wide, high), wide, high, rgb, width, left, top);
        }
        return new Picture(width, height, rgb);
    }

    /** Light from the left, soft stripes and a little noise. */
    private static byte[] wall(int width, int height) {
        Random random = new Random(SEED);
        byte[] rgb = new byte[3 * width * height];
        for (int i = 0; i < rgb.length; i++) {
            int x = i / 3 % width;
            int y = i / 3 / width;
            double light = 150 - 60.0 * x / width + 12 * Math.sin(x / 37.0) * Math.cos(y / 23.0);
            rgb[i] = (byte) Math.round(light + 4 * random.nextGaussian());
        }
        return rgb;
    }

    private static List<byte[]> scaled(Picture portrait, int width, int height) {
        FloatBuffer samples = FloatBuffer.allocate(3 * width * height);
        AreaAverage.write(portrait, portrait.bounds(), List.of(new AreaAverage.Output(width, height, samples, 0)));
        List<byte[]> planes = new ArrayList<>();
        for (int channel = 0; channel < 3; channel++) {
            byte[] plane = new byte[width * height];
            for (int i = 0; i < plane.length; i++) {
                // Standardised as the networks want it: (x - 127.5) / 128.
                plane[i] = (byte) Math.round(samples.get(channel * plane.length + i) * 128 + 127.5f);
            }
            planes.add(plane);
        }
        return planes;
    }

    private static void paste(List<byte[]> planes, int wide, int high, byte[] rgb, int width, int left, int top) {
        for (int y = 0; y < high; y++) {
            for (int x = 0; x < wide; x++) {
                for (int channel = 0; channel < 3; channel++) {
                    rgb[3 * ((top + y) * width + left + x) + channel] = planes.get(channel)[y * wide + x];
                }
            }
        }
    }
}
