package dev.passerby.models.onnx;

import dev.passerby.models.protobuf.ProtobufWriter;
import dev.passerby.models.tensor.HalfPrecision;
import dev.passerby.models.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A network under construction: inputs, then operators in the order of the calls, then outputs.
 *
 * <p>Field numbers are those of {@code onnx.proto}; each is named once, below.
 */
public final class OnnxGraph {

    private static final int IR_VERSION = 8;
    private static final int OPERATOR_SET = 17;
    private static final int FLOAT = 1;
    private static final int UINT8 = 2;
    private static final int INT8 = 3;
    private static final int INT32 = 6;
    private static final int INT64 = 7;
    private static final int FLOAT16 = 10;

    private final String name;
    private final String documentation;
    private final List<ProtobufWriter> nodes = new ArrayList<>();
    private final List<ProtobufWriter> initializers = new ArrayList<>();
    private final List<ProtobufWriter> inputInfos = new ArrayList<>();
    private final List<ProtobufWriter> outputInfos = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    private OnnxGraph(String name, String documentation) {
        this.name = name;
        this.documentation = documentation;
    }

    public static OnnxGraph named(String name, String documentation) {
        return new OnnxGraph(name, documentation);
    }

    /**
     * Declares a float input.
     *
     * @param shape each axis a number, or a name where its length is free
     */
    public Value input(String inputName, Object... shape) {
        return input(FLOAT, inputName, shape);
    }

    /** Declares an input of bytes from 0 to 255; a shape as of {@link #input}. */
    public Value byteInput(String inputName, Object... shape) {
        return input(UINT8, inputName, shape);
    }

    private Value input(int type, String inputName, Object... shape) {
        inputInfos.add(valueInfo(type, unique(inputName), shape));
        return new Value(this, inputName);
    }

    /** Declares a value as the network's output under a name of its own. */
    public void output(String outputName, Value value, Object... shape) {
        node("Identity", outputName, List.of(value.name()), new Attributes());
        outputInfos.add(valueInfo(FLOAT, outputName, shape));
    }

    /** The file's bytes. */
    public byte[] toOnnx() {
        ProtobufWriter graph = new ProtobufWriter();
        nodes.forEach(node -> graph.message(1, node));
        graph.string(2, name);
        initializers.forEach(initializer -> graph.message(5, initializer));
        graph.string(10, documentation);
        inputInfos.forEach(info -> graph.message(11, info));
        outputInfos.forEach(info -> graph.message(12, info));
        return new ProtobufWriter()
                .varint(1, IR_VERSION)
                .string(2, "Passerby")
                .message(7, graph)
                .message(8, new ProtobufWriter().string(1, "").varint(2, OPERATOR_SET))
                .toByteArray();
    }

    Value cast(Value value, boolean half) {
        int type = half ? FLOAT16 : FLOAT;
        return node("Cast", fresh("Cast"), List.of(value.name()), new Attributes().with("to", type));
    }

    Value node(String operator, String nodeName, List<String> nodeInputs, Attributes attributes) {
        ProtobufWriter node = new ProtobufWriter();
        nodeInputs.forEach(input -> node.string(1, input));
        node.string(2, unique(nodeName)).string(3, nodeName).string(4, operator);
        attributes.each(attribute -> node.message(5, attribute));
        nodes.add(node);
        return new Value(this, nodeName);
    }

    /** A name for an operator that has no weights to be named after. */
    String fresh(String operator) {
        return operator + "_" + nodes.size();
    }

    String weight(String weightName, Tensor tensor) {
        return floats(weightName, axes(tensor.shape()), tensor.values());
    }

    /** One number, without an axis. */
    String scalar(String scalarName, float value) {
        return floats(scalarName, new long[0], value);
    }

    /** Numbers rounded to half precision. */
    String halves(String weightName, Tensor tensor) {
        byte[] raw = new byte[tensor.values().length * Short.BYTES];
        ShortBuffer halves = ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
        for (float value : tensor.values()) {
            halves.put(HalfPrecision.of(value));
        }
        return initializer(weightName, FLOAT16, axes(tensor.shape()), raw);
    }

    /** One byte from 0 to 255, without an axis. */
    String unsignedByte(String scalarName, int value) {
        return initializer(scalarName, UINT8, new long[0], new byte[] {(byte) value});
    }

    String signedBytes(String weightName, List<Integer> shape, byte[] values) {
        return initializer(weightName, INT8, axes(shape), values);
    }

    /** A vector of 32-bit integers. */
    String int32s(String constantName, int[] values) {
        byte[] raw = new byte[values.length * Integer.BYTES];
        ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().put(values);
        return initializer(constantName, INT32, new long[] {values.length}, raw);
    }

    String int64s(String constantName, long... values) {
        byte[] raw = new byte[values.length * Long.BYTES];
        ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().put(values);
        return initializer(constantName, INT64, new long[] {values.length}, raw);
    }

    private String floats(String weightName, long[] shape, float... values) {
        byte[] raw = new byte[values.length * Float.BYTES];
        ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(values);
        return initializer(weightName, FLOAT, shape, raw);
    }

    private static long[] axes(List<Integer> shape) {
        return shape.stream().mapToLong(Integer::longValue).toArray();
    }

    private String initializer(String initializerName, int type, long[] shape, byte[] raw) {
        ProtobufWriter tensor = new ProtobufWriter();
        for (long length : shape) {
            tensor.varint(1, length);
        }
        initializers.add(
                tensor.varint(2, type).string(8, unique(initializerName)).bytes(9, raw));
        return initializerName;
    }

    private static ProtobufWriter valueInfo(int type, String valueName, Object... shape) {
        ProtobufWriter axes = new ProtobufWriter();
        for (Object length : shape) {
            axes.message(
                    1,
                    length instanceof Integer fixed
                            ? new ProtobufWriter().varint(1, fixed)
                            : new ProtobufWriter().string(2, length.toString()));
        }
        ProtobufWriter tensorType = new ProtobufWriter().varint(1, type).message(2, axes);
        return new ProtobufWriter().string(1, valueName).message(2, new ProtobufWriter().message(1, tensorType));
    }

    private String unique(String candidate) {
        if (!names.add(candidate)) {
            throw new IllegalArgumentException("a name must be unique in its graph, got '" + candidate + "' twice");
        }
        return candidate;
    }
}
