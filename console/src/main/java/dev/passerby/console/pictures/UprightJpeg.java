package dev.passerby.console.pictures;

import dev.passerby.vision.picture.Picture;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** A picture written as a JPEG of its own: upright, of a handy size, and without a word of what its file said besides. */
public final class UprightJpeg {

    private UprightJpeg() {}

    /**
     * The picture as a JPEG.
     *
     * @param longestSide to which a larger picture is scaled down, in pixels
     */
    public static byte[] of(Picture picture, int longestSide) {
        double scale = Math.min(1, (double) longestSide / Math.max(picture.width(), picture.height()));
        int width = Math.max(1, (int) Math.round(picture.width() * scale));
        int height = Math.max(1, (int) Math.round(picture.height() * scale));
        BufferedImage image = image(picture);
        // By halves, so that every pixel has its part in the result.
        while (image.getWidth() / 2 >= width && image.getHeight() / 2 >= height) {
            image = scaled(image, image.getWidth() / 2, image.getHeight() / 2);
        }
        return jpeg(image.getWidth() == width && image.getHeight() == height ? image : scaled(image, width, height));
    }

    private static BufferedImage image(Picture picture) {
        BufferedImage image = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_RGB);
        int[] row = new int[picture.width()];
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < row.length; x++) {
                row[x] = picture.sample(x, y, 0) << 16 | picture.sample(x, y, 1) << 8 | picture.sample(x, y, 2);
            }
            image.setRGB(0, y, row.length, 1, row, 0, row.length);
        }
        return image;
    }

    private static BufferedImage scaled(BufferedImage image, int width, int height) {
        BufferedImage smaller = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = smaller.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image, 0, 0, width, height, null);
        graphics.dispose();
        return smaller;
    }

    private static byte[] jpeg(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, "jpeg", bytes)) {
                throw new IllegalStateException("every Java writes JPEG");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a JPEG into memory", e);
        }
        return bytes.toByteArray();
    }
}
