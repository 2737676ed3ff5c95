package dev.passerby.vision.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The header of a Windows or OS/2 bitmap; a negative height means that its rows begin at the top. */
final class BmpHeader {

    private static final int INFO = 14;
    private static final int OS2_INFO_BYTES = 12;

    private BmpHeader() {}

    static PictureHeader read(ByteBuffer file) throws MalformedPicture {
        ByteBuffer bytes = file.order(ByteOrder.LITTLE_ENDIAN);
        boolean os2 = bytes.getInt(INFO) == OS2_INFO_BYTES;
        int width = os2 ? Short.toUnsignedInt(bytes.getShort(INFO + 4)) : bytes.getInt(INFO + 4);
        int height = os2 ? Short.toUnsignedInt(bytes.getShort(INFO + 6)) : bytes.getInt(INFO + 8);
        return PictureHeader.of(PictureFormat.BMP, width, Math.abs(height), Orientation.UPRIGHT);
    }
}
