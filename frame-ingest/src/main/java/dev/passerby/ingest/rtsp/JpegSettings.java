package dev.passerby.ingest.rtsp;

/**
 * How pictures become JPEGs.
 *
 * @param quantizer the coarseness of FFmpeg's mjpeg encoder, 2 (finest) to 31
 * @param longestSide larger pictures are scaled down to it, pixels; 0 leaves every size as it is
 */
public record JpegSettings(int quantizer, int longestSide) {

    /** The finest: what it saves in bytes, a coarser one loses in likeness. Measured in decision 0011. */
    public static final JpegSettings STANDARD = new JpegSettings(2, 0);

    public JpegSettings {
        if (quantizer < 2 || quantizer > 31) {
            throw new IllegalArgumentException("'jpeg.quantizer' must be from 2 (finest) to 31, got " + quantizer);
        }
        if (longestSide != 0 && (longestSide < 64 || longestSide > 65_500)) {
            throw new IllegalArgumentException(
                    "'jpeg.longest-side' must be 0 (unlimited) or from 64 to 65500 pixels, got " + longestSide);
        }
    }

    int widthFor(int width, int height) {
        return scaled(width, Math.max(width, height));
    }

    int heightFor(int width, int height) {
        return scaled(height, Math.max(width, height));
    }

    private int scaled(int side, int longest) {
        if (longestSide == 0 || longest <= longestSide) {
            return side;
        }
        // Even, because the chroma planes are half as large.
        return Math.max(2, (int) Math.round((double) side * longestSide / longest / 2) * 2);
    }
}
