package dev.passerby.vision.picture;

import java.nio.ByteBuffer;

/**
 * What a JPEG file says before its pixels.
 *
 * @param width in pixels
 * @param height in pixels
 * @param colours what its components mean
 * @param orientation the EXIF orientation
 */
record JpegHeader(int width, int height, Colours colours, Orientation orientation) {

    /** What the components of a JPEG mean, by the rules of its reference decoder. */
    enum Colours {
        GREY,
        YCC,
        RGB,
        /** Four inks, or the same as luma and chroma. */
        CMYK
    }

    /** "Exif" and two zero bytes. */
    private static final long EXIF = 0x457869660000L;

    private static final long JFIF = 0x4a464946L;
    private static final long ADOBE = 0x41646f6265L;
    private static final int NO_TRANSFORM = 0;
    private static final int UNKNOWN_TRANSFORM = -1;

    static JpegHeader read(byte[] file) throws MalformedPicture {
        Orientation orientation = Orientation.UPRIGHT;
        boolean jfif = false;
        int adobeTransform = UNKNOWN_TRANSFORM;
        JpegSegments segments = new JpegSegments(file);
        while (segments.advance() && !endsTheHeader(segments.marker())) {
            ByteBuffer content = segments.content();
            if (segments.isFrameHeader()) {
                return frame(segments.marker(), content, jfif, adobeTransform, orientation);
            }
            if (segments.marker() == JpegSegments.APP0 && begins(content, JFIF, 4)) {
                jfif = true;
            } else if (segments.marker() == JpegSegments.APP14 && begins(content, ADOBE, 5) && content.limit() > 11) {
                adobeTransform = content.get(11);
            } else if (segments.marker() == JpegSegments.APP1 && begins(content, EXIF, 6)) {
                orientation = Orientation.ofExif(content.slice(6, content.limit() - 6));
            }
        }
        throw MalformedPicture.damaged("it ends before its JPEG frame header; use an undamaged copy");
    }

    private static boolean endsTheHeader(int marker) {
        return marker == JpegSegments.START_OF_SCAN || marker == JpegSegments.END_OF_IMAGE;
    }

    private static JpegHeader frame(
            int marker, ByteBuffer content, boolean jfif, int adobeTransform, Orientation orientation)
            throws MalformedPicture {
        int precision = Byte.toUnsignedInt(content.get());
        int height = Short.toUnsignedInt(content.getShort());
        int width = Short.toUnsignedInt(content.getShort());
        int components = Byte.toUnsignedInt(content.get());
        boolean huffmanCodedDct = marker <= 0xc2;
        if (!huffmanCodedDct || precision != 8 || components == 2 || components > 4) {
            throw MalformedPicture.unsupported(
                    "it is a JPEG of a rare kind (lossless, arithmetic-coded, or not 8 bits); save it as a baseline JPEG");
        }
        Colours colours =
                switch (components) {
                    case 1 -> Colours.GREY;
                    case 3 -> threeComponents(content, jfif, adobeTransform);
                    default -> Colours.CMYK;
                };
        return new JpegHeader(width, height, colours, orientation);
    }

    private static Colours threeComponents(ByteBuffer content, boolean jfif, int adobeTransform) {
        boolean lettersRgb = content.get(6) == 'R' && content.get(9) == 'G' && content.get(12) == 'B';
        boolean rgb = adobeTransform == UNKNOWN_TRANSFORM ? lettersRgb : adobeTransform == NO_TRANSFORM;
        return rgb && !jfif ? Colours.RGB : Colours.YCC;
    }

    private static boolean begins(ByteBuffer content, long magic, int length) {
        if (content.limit() < length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (content.get(i) != (byte) (magic >>> (8 * (length - 1 - i)))) {
                return false;
            }
        }
        return true;
    }

    /** Whether the file goes on to its end marker; what is cut short does not. */
    static boolean isComplete(byte[] file) {
        JpegSegments segments = new JpegSegments(file);
        while (segments.advance()) {
            if (segments.marker() == JpegSegments.END_OF_IMAGE) {
                return true;
            }
        }
        return false;
    }
}
