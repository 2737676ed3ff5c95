package dev.passerby.simulator.scene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A photo made ready for painting at the sizes of one motion: halved until bilinear sampling no longer skips pixels.
 */
final class ScaledPhoto {

    /** Above this many photo pixels to a frame pixel, bilinear sampling would alias. */
    private static final double MAX_SHRINKING = 1.5;

    private final List<Pixels> sizes;

    private ScaledPhoto(List<Pixels> sizes) {
        this.sizes = sizes;
    }

    static ScaledPhoto of(Appearance appearance) throws IOException {
        Rectangle from = appearance.path().from();
        Rectangle to = appearance.path().to();
        double largest = Math.max(from.width(), to.width());
        double smallest = Math.min(from.width(), to.width());
        Pixels pixels = Pixels.of(appearance.photo().pixels());
        while (shrinks(pixels, largest)) {
            pixels = pixels.halved();
        }
        List<Pixels> sizes = new ArrayList<>(List.of(pixels));
        while (shrinks(pixels, smallest)) {
            pixels = pixels.halved();
            sizes.add(pixels);
        }
        return new ScaledPhoto(List.copyOf(sizes));
    }

    private static boolean shrinks(Pixels pixels, double width) {
        return pixels.width() > width * MAX_SHRINKING && pixels.width() > 1 && pixels.height() > 1;
    }

    void paintInto(Pixels canvas, Rectangle place) {
        Pixels fitting = sizes.stream()
                .filter(pixels -> !shrinks(pixels, place.width()))
                .findFirst()
                .orElse(sizes.get(sizes.size() - 1));
        fitting.paintInto(canvas, place);
    }
}
