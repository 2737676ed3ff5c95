package dev.passerby.models.protobuf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A cursor over the fields of one message.
 *
 * <pre>{@code
 * while (reader.next()) {
 *     switch (reader.field()) {
 *         case 1 -> name = reader.string();
 *         case 5 -> attribute(reader.message());
 *         default -> reader.skip();
 *     }
 * }
 * }</pre>
 *
 * Every field must be taken or skipped before the next. Nothing is copied: {@link #bytes()} is a view.
 * Source: the "Encoding" page of the Protocol Buffers documentation.
 */
public final class ProtobufReader {

    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int LENGTH_DELIMITED = 2;
    private static final int FIXED32 = 5;
    private static final int MAX_VARINT_BYTES = 10;

    private final ByteBuffer in;
    private int field;
    private int wireType;

    public ProtobufReader(ByteBuffer message) {
        this.in = message.slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    public ProtobufReader(byte[] message) {
        this(ByteBuffer.wrap(message));
    }

    /** Moves to the next field; false at the message's end. */
    public boolean next() throws ProtobufFormatException {
        if (!in.hasRemaining()) {
            return false;
        }
        long tag = readVarint();
        field = (int) (tag >>> 3);
        wireType = (int) (tag & 7);
        if (field <= 0) {
            throw new ProtobufFormatException("a field number must be positive, got " + field);
        }
        return true;
    }

    public int field() {
        return field;
    }

    /** An integer, boolean or enum. */
    public long varint() throws ProtobufFormatException {
        expect(VARINT);
        return readVarint();
    }

    public float float32() throws ProtobufFormatException {
        expect(FIXED32);
        return take(Float.BYTES).getFloat(0);
    }

    /** A view of a bytes field, little-endian. */
    public ByteBuffer bytes() throws ProtobufFormatException {
        expect(LENGTH_DELIMITED);
        long length = readVarint();
        if (length < 0 || length > in.remaining()) {
            throw truncated(length);
        }
        return take((int) length);
    }

    public String string() throws ProtobufFormatException {
        return StandardCharsets.UTF_8.decode(bytes()).toString();
    }

    public ProtobufReader message() throws ProtobufFormatException {
        return new ProtobufReader(bytes());
    }

    /** All floats of a repeated field's occurrence, packed or single. */
    public float[] floats() throws ProtobufFormatException {
        if (wireType == FIXED32) {
            return new float[] {float32()};
        }
        ByteBuffer packed = bytes();
        float[] values = new float[packed.remaining() / Float.BYTES];
        packed.asFloatBuffer().get(values);
        return values;
    }

    public void skip() throws ProtobufFormatException {
        switch (wireType) {
            case VARINT -> readVarint();
            case FIXED64 -> take(Long.BYTES);
            case LENGTH_DELIMITED -> bytes();
            case FIXED32 -> take(Integer.BYTES);
            default -> throw new ProtobufFormatException("field " + field + " has unknown wire type " + wireType);
        }
    }

    private long readVarint() throws ProtobufFormatException {
        long value = 0;
        for (int i = 0; i < MAX_VARINT_BYTES; i++) {
            if (!in.hasRemaining()) {
                throw truncated(1);
            }
            byte b = in.get();
            value |= (long) (b & 0x7f) << (7 * i);
            if (b >= 0) {
                return value;
            }
        }
        throw new ProtobufFormatException("a varint is longer than " + MAX_VARINT_BYTES + " bytes");
    }

    private ByteBuffer take(int length) throws ProtobufFormatException {
        if (length > in.remaining()) {
            throw truncated(length);
        }
        ByteBuffer view = in.slice(in.position(), length).order(ByteOrder.LITTLE_ENDIAN);
        in.position(in.position() + length);
        return view;
    }

    private void expect(int wanted) throws ProtobufFormatException {
        if (wireType != wanted) {
            throw new ProtobufFormatException(
                    "field " + field + " must have wire type " + wanted + ", got " + wireType);
        }
    }

    private ProtobufFormatException truncated(long wanted) {
        return new ProtobufFormatException(
                "the message ends early: " + wanted + " bytes wanted, " + in.remaining() + " left");
    }
}
