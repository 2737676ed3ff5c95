package dev.passerby.models.onnx;

import dev.passerby.models.protobuf.ProtobufWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** An operator's settings, in the order given. Field numbers are those of AttributeProto. */
final class Attributes {

    private static final int INT = 2;
    private static final int INTS = 7;

    private final List<ProtobufWriter> attributes = new ArrayList<>();

    Attributes with(String name, long value) {
        attributes.add(new ProtobufWriter().string(1, name).varint(3, value).varint(20, INT));
        return this;
    }

    Attributes with(String name, long... values) {
        ProtobufWriter attribute = new ProtobufWriter().string(1, name);
        for (long value : values) {
            attribute.varint(8, value);
        }
        attributes.add(attribute.varint(20, INTS));
        return this;
    }

    void each(Consumer<ProtobufWriter> action) {
        attributes.forEach(action);
    }
}
