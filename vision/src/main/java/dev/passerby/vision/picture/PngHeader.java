package dev.passerby.vision.picture;

import java.nio.ByteBuffer;

/** The chunks of a PNG file before its pixels: size from IHDR, orientation from eXIf. */
final class PngHeader {

    private static final int FIRST_CHUNK = 8;
    private static final int IHDR = 0x49484452;
    private static final int IDAT = 0x49444154;
    private static final int EXIF = 0x65584966;

    private PngHeader() {}

    static PictureHeader read(ByteBuffer bytes) throws MalformedPicture {
        if (bytes.getInt(FIRST_CHUNK + 4) != IHDR) {
            throw MalformedPicture.damaged("it does not begin with a PNG header; use an undamaged copy");
        }
        int width = bytes.getInt(FIRST_CHUNK + 8);
        int height = bytes.getInt(FIRST_CHUNK + 12);
        return PictureHeader.of(PictureFormat.PNG, width, height, orientation(bytes));
    }

    private static Orientation orientation(ByteBuffer bytes) {
        long at = FIRST_CHUNK;
        while (at + 12 <= bytes.limit()) {
            long length = Integer.toUnsignedLong(bytes.getInt((int) at));
            int type = bytes.getInt((int) at + 4);
            if (type == IDAT) {
                break;
            }
            if (type == EXIF && at + 12 + length <= bytes.limit()) {
                return Orientation.ofExif(bytes.slice((int) at + 8, (int) length));
            }
            at += 12 + length;
        }
        return Orientation.UPRIGHT;
    }
}
