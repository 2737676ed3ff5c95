package dev.passerby.vision.picture;

import java.nio.ByteBuffer;

/** The segments of a JPEG file, one after the other (ITU-T T.81, annex B); compressed data between them is passed over. */
final class JpegSegments {

    static final int START_OF_SCAN = 0xda;
    static final int END_OF_IMAGE = 0xd9;
    static final int APP0 = 0xe0;
    static final int APP1 = 0xe1;
    static final int APP14 = 0xee;

    private final ByteBuffer file;
    private int marker;
    private int next;
    private ByteBuffer content;

    JpegSegments(byte[] file) {
        this.file = ByteBuffer.wrap(file);
        content = this.file;
    }

    /** Goes to the next segment; false if the file ends before it does. */
    boolean advance() {
        while (next + 1 < file.limit()) {
            int value = Byte.toUnsignedInt(file.get(next + 1));
            if (file.get(next) != (byte) 0xff || value == 0xff || isPartOfData(value)) {
                next++;
                continue;
            }
            return open(value);
        }
        return false;
    }

    private boolean open(int found) {
        marker = found;
        int start = next + 4;
        if (found == END_OF_IMAGE) {
            return true;
        }
        if (start > file.limit()) {
            return false;
        }
        int length = Short.toUnsignedInt(file.getShort(next + 2)) - 2;
        if (length < 0 || start + length > file.limit()) {
            return false;
        }
        content = file.slice(start, length);
        next = start + length;
        return true;
    }

    /** A stuffed zero, a restart or the start of the image: nothing with a length. */
    private static boolean isPartOfData(int value) {
        return value <= 0x01 || (value >= 0xd0 && value <= 0xd8);
    }

    int marker() {
        return marker;
    }

    /** What is between the segment's length and the next one. */
    ByteBuffer content() {
        return content.duplicate();
    }

    /** SOF0 to SOF15 without the three markers of that range that mean something else (DHT, JPG, DAC). */
    boolean isFrameHeader() {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }
}
