package dev.passerby.vision.picture;

import java.util.List;

/**
 * A picture with parts made unrecognisable: each part becomes a few tiles, each the mean of what lay under it. Unlike a
 * blur, means of large tiles cannot be undone.
 */
public final class Mosaic {

    /** Fewer tiles than any face needs to be told from another. */
    private static final int TILES_ACROSS = 5;

    private Mosaic() {}

    /** A copy with these parts hidden; parts beyond the picture are cut off, and with no parts it is the picture itself. */
    public static Picture over(Picture picture, List<Region> parts) {
        if (parts.isEmpty()) {
            return picture;
        }
        byte[] rgb = picture.rgb().clone();
        for (Region part : parts) {
            if (part.overlaps(picture.bounds())) {
                hide(rgb, picture.width(), part.within(picture.bounds()));
            }
        }
        return new Picture(picture.width(), picture.height(), rgb);
    }

    private static void hide(byte[] rgb, int width, Region part) {
        int tile = Math.max(1, (Math.max(part.width(), part.height()) + TILES_ACROSS - 1) / TILES_ACROSS);
        for (int top = part.top(); top < part.bottom(); top += tile) {
            for (int left = part.left(); left < part.right(); left += tile) {
                level(
                        rgb,
                        width,
                        new Region(
                                left, top, Math.min(left + tile, part.right()), Math.min(top + tile, part.bottom())));
            }
        }
    }

    private static void level(byte[] rgb, int width, Region tile) {
        for (int channel = 0; channel < 3; channel++) {
            long sum = 0;
            for (int y = tile.top(); y < tile.bottom(); y++) {
                for (int x = tile.left(); x < tile.right(); x++) {
                    sum += rgb[3 * (y * width + x) + channel] & 0xff;
                }
            }
            byte mean = (byte) (sum / ((long) tile.width() * tile.height()));
            for (int y = tile.top(); y < tile.bottom(); y++) {
                for (int x = tile.left(); x < tile.right(); x++) {
                    rgb[3 * (y * width + x) + channel] = mean;
                }
            }
        }
    }
}
