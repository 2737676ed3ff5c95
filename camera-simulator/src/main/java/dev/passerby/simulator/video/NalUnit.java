package dev.passerby.simulator.video;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A network abstraction layer unit of H.264 or H.265: its header and payload, without a start code. Immutable. */
public final class NalUnit {

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

    /** The header's first byte, which holds the unit's type; {@link VideoCodec#typeOf} reads it. */
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
        return String.format("NalUnit[header=%02x, bytes=%d]", header(), bytes.length);
    }
}
