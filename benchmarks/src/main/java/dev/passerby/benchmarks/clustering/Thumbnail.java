package dev.passerby.benchmarks.clustering;

import dev.passerby.vision.alignment.AlignedCrop;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** A small JPEG of an aligned face. The crop is wider than the face is; this undoes it. */
final class Thumbnail {

    /** Pixels across and down: the crop's 160 × 160 without its stretch of 1.28 × 1.03, twice the size shown. */
    static final int WIDTH = 112;

    static final int HEIGHT = 140;

    private Thumbnail() {}

    static byte[] of(AlignedCrop crop) {
        BufferedImage small = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Image smooth = image(crop).getScaledInstance(WIDTH, HEIGHT, Image.SCALE_AREA_AVERAGING);
        small.getGraphics().drawImage(smooth, 0, 0, null);
        try (ByteArrayOutputStream jpeg = new ByteArrayOutputStream()) {
            ImageIO.write(small, "jpeg", jpeg);
            return jpeg.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("a picture in memory cannot be written to memory", e);
        }
    }

    private static BufferedImage image(AlignedCrop crop) {
        int side = AlignedCrop.SIDE;
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        byte[] rgb = crop.rgb();
        for (int i = 0; i < side * side; i++) {
            int red = rgb[3 * i] & 0xff;
            int green = rgb[3 * i + 1] & 0xff;
            int blue = rgb[3 * i + 2] & 0xff;
            image.setRGB(i % side, i / side, red << 16 | green << 8 | blue);
        }
        return image;
    }
}
