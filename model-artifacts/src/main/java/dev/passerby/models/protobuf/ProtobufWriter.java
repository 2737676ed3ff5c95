package dev.passerby.models.protobuf;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A message under construction: fields appear in the order of the calls, so equal calls give equal bytes.
 *
 * <p>Payloads are kept by reference and joined once, in {@link #toByteArray()}: a model's weights are not copied for
 * every level of nesting. Arrays handed in must not change afterwards.
 */
public final class ProtobufWriter {

    private static final int VARINT = 0;
    private static final int LENGTH_DELIMITED = 2;
    private static final int FIXED32 = 5;

    private final List<byte[]> finished = new ArrayList<>();
    private ByteArrayOutputStream current = new ByteArrayOutputStream();
    private long finishedBytes;

    public ProtobufWriter varint(int field, long value) {
        writeTag(field, VARINT);
        writeVarint(value);
        return this;
    }

    public ProtobufWriter float32(int field, float value) {
        writeTag(field, FIXED32);
        int bits = Float.floatToRawIntBits(value);
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            current.write(bits >>> shift);
        }
        return this;
    }

    public ProtobufWriter string(int field, String value) {
        return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    public ProtobufWriter bytes(int field, byte[] value) {
        writeTag(field, LENGTH_DELIMITED);
        writeVarint(value.length);
        finishCurrent();
        finish(value);
        return this;
    }

    /** Embeds a message as it is now; later changes to it do not show. */
    public ProtobufWriter message(int field, ProtobufWriter message) {
        message.finishCurrent();
        writeTag(field, LENGTH_DELIMITED);
        writeVarint(message.finishedBytes);
        finishCurrent();
        message.finished.forEach(this::finish);
        return this;
    }

    public byte[] toByteArray() {
        finishCurrent();
        byte[] all = new byte[Math.toIntExact(finishedBytes)];
        int position = 0;
        for (byte[] part : finished) {
            System.arraycopy(part, 0, all, position, part.length);
            position += part.length;
        }
        return all;
    }

    private void writeTag(int field, int wireType) {
        writeVarint(((long) field << 3) | wireType);
    }

    private void writeVarint(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            current.write((int) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        current.write((int) rest);
    }

    private void finishCurrent() {
        if (current.size() > 0) {
            finish(current.toByteArray());
            current = new ByteArrayOutputStream();
        }
    }

    private void finish(byte[] part) {
        finished.add(part);
        finishedBytes += part.length;
    }
}
