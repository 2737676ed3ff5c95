package dev.passerby.simulator.scene;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

/** Photos of simple shapes. */
public final class Shapes {

    private Shapes() {}

    public static Photo plain(int width, int height, int rgb) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = picture.createGraphics();
        try {
            graphics.setColor(new Color(rgb));
            graphics.fillRect(0, 0, width, height);
        } finally {
            graphics.dispose();
        }
        return Photo.of(picture);
    }

    /** Black and white in turn, pixel by pixel. */
    public static Photo checks(int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                picture.setRGB(x, y, (x + y) % 2 == 0 ? 0xFFFFFF : 0);
            }
        }
        return Photo.of(picture);
    }
}
