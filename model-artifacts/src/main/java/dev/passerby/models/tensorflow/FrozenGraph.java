package dev.passerby.models.tensorflow;

import dev.passerby.models.protobuf.ProtobufFormatException;
import dev.passerby.models.protobuf.ProtobufReader;
import dev.passerby.models.tensor.Tensor;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

/**
 * The float constants of a frozen graph, by the names of their nodes.
 *
 * <p>The rest of the graph (queues, switches between training and inference) is passed over: who uses the constants
 * knows the network. Field numbers are those of {@code graph.proto}, {@code node_def.proto}, {@code attr_value.proto}
 * and {@code tensor.proto}.
 */
public final class FrozenGraph {

    private static final long DT_FLOAT = 1;

    private final Map<String, Tensor> constants;

    private FrozenGraph(Map<String, Tensor> constants) {
        this.constants = constants;
    }

    public static FrozenGraph parse(byte[] graphDef) throws ProtobufFormatException {
        Map<String, Tensor> constants = new HashMap<>();
        ProtobufReader graph = new ProtobufReader(graphDef);
        while (graph.next()) {
            if (graph.field() == 1) {
                readNode(graph.message(), constants);
            } else {
                graph.skip();
            }
        }
        return new FrozenGraph(Map.copyOf(constants));
    }

    /**
     * One constant.
     *
     * @throws NoSuchElementException when the graph has no such float constant
     */
    public Tensor constant(String name) {
        Tensor tensor = constants.get(name);
        if (tensor == null) {
            throw new NoSuchElementException("the frozen graph has no float constant '" + name + "'");
        }
        return tensor;
    }

    public Set<String> names() {
        return constants.keySet();
    }

    private static void readNode(ProtobufReader node, Map<String, Tensor> constants) throws ProtobufFormatException {
        String name = "";
        String operator = "";
        List<ProtobufReader> attributes = new ArrayList<>();
        while (node.next()) {
            switch (node.field()) {
                case 1 -> name = node.string();
                case 2 -> operator = node.string();
                case 5 -> attributes.add(node.message());
                default -> node.skip();
            }
        }
        if (operator.equals("Const")) {
            for (ProtobufReader attribute : attributes) {
                readAttribute(name, attribute, constants);
            }
        }
    }

    private static void readAttribute(String node, ProtobufReader entry, Map<String, Tensor> constants)
            throws ProtobufFormatException {
        String key = "";
        while (entry.next()) {
            switch (entry.field()) {
                case 1 -> key = entry.string();
                case 2 -> {
                    ProtobufReader value = entry.message();
                    if (key.equals("value")) {
                        readValue(node, value, constants);
                    }
                }
                default -> entry.skip();
            }
        }
    }

    private static void readValue(String node, ProtobufReader value, Map<String, Tensor> constants)
            throws ProtobufFormatException {
        while (value.next()) {
            if (value.field() == 8) {
                readTensor(node, value.message(), constants);
            } else {
                value.skip();
            }
        }
    }

    private static void readTensor(String node, ProtobufReader tensor, Map<String, Tensor> constants)
            throws ProtobufFormatException {
        long type = 0;
        List<Integer> shape = List.of();
        float[] values = {};
        while (tensor.next()) {
            switch (tensor.field()) {
                case 1 -> type = tensor.varint();
                case 2 -> shape = readShape(tensor.message());
                case 4 -> {
                    ByteBuffer content = tensor.bytes();
                    values = new float[content.remaining() / Float.BYTES];
                    content.asFloatBuffer().get(values);
                }
                case 5 -> values = tensor.floats();
                default -> tensor.skip();
            }
        }
        if (type == DT_FLOAT) {
            constants.put(node, new Tensor(shape, spread(values, shape)));
        }
    }

    private static List<Integer> readShape(ProtobufReader shape) throws ProtobufFormatException {
        List<Integer> lengths = new ArrayList<>();
        while (shape.next()) {
            if (shape.field() == 2) {
                ProtobufReader axis = shape.message();
                int length = 0;
                while (axis.next()) {
                    if (axis.field() == 1) {
                        length = Math.toIntExact(axis.varint());
                    } else {
                        axis.skip();
                    }
                }
                lengths.add(length);
            } else {
                shape.skip();
            }
        }
        return lengths;
    }

    /** TensorFlow writes a tensor of equal values as one value. */
    private static float[] spread(float[] values, List<Integer> shape) {
        int size = shape.stream().reduce(1, Math::multiplyExact);
        if (values.length != 1 || size == 1) {
            return values;
        }
        float[] all = new float[size];
        Arrays.fill(all, values[0]);
        return all;
    }
}
