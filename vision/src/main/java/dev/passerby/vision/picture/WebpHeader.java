package dev.passerby.vision.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The chunks of a WebP file (RFC 9649): lossy, lossless, or extended with an EXIF chunk. */
final class WebpHeader {

    private static final int FIRST_CHUNK = 12;
    private static final int ANIMATION = 0x02;
    private static final int LOSSY = fourLetters('V', 'P', '8', ' ');
    private static final int LOSSLESS = fourLetters('V', 'P', '8', 'L');
    private static final int EXTENDED = fourLetters('V', 'P', '8', 'X');
    private static final int EXIF = fourLetters('E', 'X', 'I', 'F');

    private WebpHeader() {}

    static PictureHeader read(ByteBuffer file) throws MalformedPicture {
        ByteBuffer bytes = file.order(ByteOrder.LITTLE_ENDIAN);
        int type = bytes.getInt(FIRST_CHUNK);
        int content = FIRST_CHUNK + 8;
        if (type == LOSSY) {
            int width = bytes.getShort(content + 6) & 0x3fff;
            int height = bytes.getShort(content + 8) & 0x3fff;
            return PictureHeader.of(PictureFormat.WEBP, width, height, Orientation.UPRIGHT);
        }
        if (type == LOSSLESS) {
            int packed = bytes.getInt(content + 1);
            int width = (packed & 0x3fff) + 1;
            int height = (packed >>> 14 & 0x3fff) + 1;
            return PictureHeader.of(PictureFormat.WEBP, width, height, Orientation.UPRIGHT);
        }
        if (type != EXTENDED) {
            throw MalformedPicture.damaged("it has no WebP picture; use an undamaged copy");
        }
        if ((bytes.get(content) & ANIMATION) != 0) {
            throw MalformedPicture.unsupported("it is an animation; save one of its pictures as JPEG or PNG");
        }
        int width = (bytes.getInt(content + 4) & 0xffffff) + 1;
        int height = (bytes.getInt(content + 6) >>> 8) + 1;
        return PictureHeader.of(PictureFormat.WEBP, width, height, orientation(bytes));
    }

    private static Orientation orientation(ByteBuffer bytes) {
        long at = FIRST_CHUNK;
        while (at + 8 <= bytes.limit()) {
            long length = Integer.toUnsignedLong(bytes.getInt((int) at + 4));
            if (bytes.getInt((int) at) == EXIF && at + 8 + length <= bytes.limit()) {
                return Orientation.ofExif(bytes.slice((int) at + 8, (int) length));
            }
            at += 8 + length + (length & 1);
        }
        return Orientation.UPRIGHT;
    }

    private static int fourLetters(char a, char b, char c, char d) {
        return a | b << 8 | c << 16 | d << 24;
    }
}
