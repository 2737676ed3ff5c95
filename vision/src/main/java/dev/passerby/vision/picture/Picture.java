package dev.passerby.vision.picture;

/**
 * An upright picture: 8-bit sRGB samples, row by row from the top, red green blue for each pixel.
 *
 * <p>The array is shared, not copied, because pictures are large; whoever holds it must not write to it.
 *
 * @param width in pixels, at least 1
 * @param height in pixels, at least 1
 * @param rgb {@code 3 * width * height} samples
 */
public record Picture(int width, int height, byte[] rgb) {

    public Picture {
        if (width < 1 || height < 1 || rgb.length != 3L * width * height) {
            throw new IllegalArgumentException("a picture of " + width + " x " + height + " pixels needs "
                    + 3L * width * height + " samples, got " + rgb.length);
        }
    }

    /** One sample, from 0 to 255; channel 0 is red, 1 green, 2 blue. */
    public int sample(int x, int y, int channel) {
        return rgb[3 * (y * width + x) + channel] & 0xff;
    }

    /** The whole picture as a region. */
    public Region bounds() {
        return new Region(0, 0, width, height);
    }

    /**
     * A copy of the part of this picture inside the region.
     *
     * @throws IllegalArgumentException if the region reaches beyond the picture
     */
    public Picture region(Region region) {
        if (!bounds().contains(region)) {
            throw new IllegalArgumentException(
                    region + " reaches beyond a picture of " + width + " x " + height + " pixels");
        }
        byte[] part = new byte[3 * region.width() * region.height()];
        for (int row = 0; row < region.height(); row++) {
            int from = 3 * ((region.top() + row) * width + region.left());
            System.arraycopy(rgb, from, part, 3 * row * region.width(), 3 * region.width());
        }
        return new Picture(region.width(), region.height(), part);
    }

    /** The size only: pixels of people do not belong into logs. */
    @Override
    public String toString() {
        return "Picture[" + width + " x " + height + "]";
    }
}
