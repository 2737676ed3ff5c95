package dev.passerby.vision.quality;

/** The brightness of a pixel, as Rec. 601 weighs its colours. */
final class Luma {

    private Luma() {}

    /** From 0 to 255, of the pixel at this place in {@code [pixels, 3]} RGB. */
    static double of(byte[] rgb, int pixel) {
        int i = pixel * 3;
        return 0.299 * (rgb[i] & 0xff) + 0.587 * (rgb[i + 1] & 0xff) + 0.114 * (rgb[i + 2] & 0xff);
    }
}
