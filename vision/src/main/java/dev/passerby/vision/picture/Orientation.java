package dev.passerby.vision.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How a stored picture must be turned to stand upright: the EXIF tag 0x0112, in the order of its values 1 to 8.
 *
 * <p>Phones store what the sensor saw and say here how they were held; MTCNN does not find a face that lies on its side.
 */
enum Orientation {
    UPRIGHT(false, false, false),
    MIRRORED(false, true, false),
    UPSIDE_DOWN(false, true, true),
    FLIPPED(false, false, true),
    TRANSPOSED(true, false, false),
    TURN_RIGHT(true, false, true),
    TRANSVERSED(true, true, true),
    TURN_LEFT(true, true, false);

    private static final int TAG = 0x0112;
    private static final int LITTLE_ENDIAN_TIFF = 0x4949;
    private static final int BIG_ENDIAN_TIFF = 0x4d4d;

    private final boolean swapsAxes;
    /** Whether the stored picture is read from its right to its left. */
    private final boolean fromRight;
    /** Whether the stored picture is read from its bottom to its top. */
    private final boolean fromBottom;

    Orientation(boolean swapsAxes, boolean fromRight, boolean fromBottom) {
        this.swapsAxes = swapsAxes;
        this.fromRight = fromRight;
        this.fromBottom = fromBottom;
    }

    /** The orientation in an EXIF block (a TIFF header and its first directory); upright if it says nothing sensible. */
    static Orientation ofExif(ByteBuffer block) {
        ByteBuffer exif = block.duplicate();
        try {
            int order = Short.toUnsignedInt(exif.getShort(0));
            if (order != LITTLE_ENDIAN_TIFF && order != BIG_ENDIAN_TIFF) {
                return UPRIGHT;
            }
            exif.order(order == LITTLE_ENDIAN_TIFF ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            int directory = exif.getInt(4);
            int entries = Short.toUnsignedInt(exif.getShort(directory));
            for (int entry = 0; entry < entries; entry++) {
                int at = directory + 2 + 12 * entry;
                if (Short.toUnsignedInt(exif.getShort(at)) == TAG) {
                    return ofValue(Short.toUnsignedInt(exif.getShort(at + 8)));
                }
            }
            return UPRIGHT;
        } catch (IndexOutOfBoundsException e) {
            return UPRIGHT; // a broken note about the picture is no reason to refuse the picture
        }
    }

    private static Orientation ofValue(int value) {
        return value >= 1 && value <= values().length ? values()[value - 1] : UPRIGHT;
    }

    /** The stored picture turned upright. */
    Picture apply(Picture stored) {
        if (this == UPRIGHT) {
            return stored;
        }
        int width = swapsAxes ? stored.height() : stored.width();
        int height = swapsAxes ? stored.width() : stored.height();
        byte[] from = stored.rgb();
        byte[] to = new byte[from.length];
        int target = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int column = swapsAxes ? y : x;
                int row = swapsAxes ? x : y;
                column = fromRight ? stored.width() - 1 - column : column;
                row = fromBottom ? stored.height() - 1 - row : row;
                int source = 3 * (row * stored.width() + column);
                to[target++] = from[source];
                to[target++] = from[source + 1];
                to[target++] = from[source + 2];
            }
        }
        return new Picture(width, height, to);
    }
}
