package dev.passerby.simulator.video;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** An H.264 network abstraction layer unit: its header byte and payload, without a start code. Immutable. */
public final class NalUnit {

    /** {@code nal_unit_type} values of ITU-T H.264, table 7-1. */
    public static final int IDR_SLICE = 5;

    public static final int SEQUENCE_PARAMETER_SET = 7;
    public static final int PICTURE_PARAMETER_SET = 8;
    static final int ACCESS_UNIT_DELIMITER = 9;

    private final byte[] bytes;

    private NalUnit(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The unit with these bytes, which are copied; at least the header byte. */
    public static NalUnit of(byte[] bytes) {
        if (bytes.length == 0) {
            throw new IllegalArgumentException("a NAL unit has at least its header byte, got none");
        }
        return new NalUnit(bytes.clone());
    }

    /** The units of an Annex B byte stream: what lies between start codes, without trailing zero bytes. */
    public static List<NalUnit> splitAnnexB(byte[] stream) {
        List<NalUnit> units = new ArrayList<>();
        int code = nextStartCode(stream, 0);
        while (code < stream.length) {
            int begin = code + 3;
            int next = nextStartCode(stream, begin);
            int end = next;
            while (end > begin && stream[end - 1] == 0) {
                end--;
            }
            if (end > begin) {
                units.add(new NalUnit(Arrays.copyOfRange(stream, begin, end)));
            }
            code = next;
        }
        return List.copyOf(units);
    }

    private static int nextStartCode(byte[] stream, int from) {
        for (int i = from; i + 2 < stream.length; i++) {
            if (stream[i] == 0 && stream[i + 1] == 0 && stream[i + 2] == 1) {
                return i;
            }
        }
        return stream.length;
    }

    /** {@code nal_unit_type}, 0 to 31. */
    public int type() {
        return bytes[0] & 0x1F;
    }

    /** The header byte: forbidden bit, reference importance, type. */
    public int header() {
        return bytes[0] & 0xFF;
    }

    /** Size in bytes, header included. */
    public int size() {
        return bytes.length;
    }

    /** Copies {@code length} bytes from offset {@code from} (0 is the header) to {@code target}. */
    public void copyTo(int from, byte[] target, int at, int length) {
        System.arraycopy(bytes, from, target, at, length);
    }

    public byte[] toBytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NalUnit unit && Arrays.equals(bytes, unit.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "NalUnit[type=" + type() + ", bytes=" + bytes.length + "]";
    }
}
