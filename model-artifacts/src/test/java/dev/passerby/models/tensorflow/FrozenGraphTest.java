package dev.passerby.models.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.passerby.models.protobuf.ProtobufFormatException;
import dev.passerby.models.protobuf.ProtobufWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class FrozenGraphTest {

    private static final int FLOAT = 1;
    private static final int INT32 = 3;

    @Test
    void aConstantsContentAndShapeAreRead() throws Exception {
        byte[] content = ByteBuffer.wrap(new byte[16])
                .order(ByteOrder.LITTLE_ENDIAN)
                .putFloat(1)
                .putFloat(2)
                .putFloat(3)
                .putFloat(4)
                .array();
        FrozenGraph graph =
                FrozenGraph.parse(graph(node("Const", "w", tensor(FLOAT, 2, 2).bytes(4, content))));

        assertThat(graph.constant("w").shape()).containsExactly(2, 2);
        assertThat(graph.constant("w").values()).containsExactly(1, 2, 3, 4);
    }

    @Test
    void oneValueStandsForATensorOfEqualValues() throws Exception {
        FrozenGraph graph =
                FrozenGraph.parse(graph(node("Const", "ones", tensor(FLOAT, 3).float32(5, 1))));

        assertThat(graph.constant("ones").values()).containsExactly(1, 1, 1);
    }

    @Test
    void aScalarIsATensorWithoutAxes() throws Exception {
        FrozenGraph graph =
                FrozenGraph.parse(graph(node("Const", "scale", tensor(FLOAT).float32(5, 0.17f))));

        assertThat(graph.constant("scale").shape()).isEmpty();
        assertThat(graph.constant("scale").values()).containsExactly(0.17f);
    }

    @Test
    void integersAndOtherOperatorsArePassedOver() throws Exception {
        FrozenGraph graph = FrozenGraph.parse(graph(
                node("Const", "axis", tensor(INT32).varint(7, 3)),
                node("Placeholder", "input", tensor(FLOAT).float32(5, 1))));

        assertThat(graph.names()).isEmpty();
        assertThatThrownBy(() -> graph.constant("axis"))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("the frozen graph has no float constant 'axis'");
    }

    @Test
    void aCutFileIsRefused() {
        byte[] whole = graph(node("Const", "w", tensor(FLOAT).float32(5, 1)));

        assertThatThrownBy(() -> FrozenGraph.parse(Arrays.copyOf(whole, whole.length - 1)))
                .isInstanceOf(ProtobufFormatException.class);
    }

    private static byte[] graph(ProtobufWriter... nodes) {
        ProtobufWriter graph = new ProtobufWriter();
        for (ProtobufWriter node : nodes) {
            graph.message(1, node);
        }
        return graph.toByteArray();
    }

    private static ProtobufWriter node(String operator, String name, ProtobufWriter tensor) {
        ProtobufWriter type = new ProtobufWriter().string(1, "dtype").message(2, new ProtobufWriter().varint(6, FLOAT));
        ProtobufWriter value =
                new ProtobufWriter().string(1, "value").message(2, new ProtobufWriter().message(8, tensor));
        return new ProtobufWriter()
                .string(1, name)
                .string(2, operator)
                .message(5, type)
                .message(5, value);
    }

    private static ProtobufWriter tensor(int type, int... shape) {
        ProtobufWriter axes = new ProtobufWriter();
        for (int length : shape) {
            axes.message(2, new ProtobufWriter().varint(1, length));
        }
        return new ProtobufWriter().varint(1, type).message(2, axes);
    }
}
