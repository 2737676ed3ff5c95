package dev.passerby.models.protobuf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProtobufRoundTripTest {

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 127, 128, 300, 1L << 35, Long.MAX_VALUE, -1, Long.MIN_VALUE})
    void anIntegerReadsAsItWasWritten(long value) throws Exception {
        ProtobufReader reader =
                new ProtobufReader(new ProtobufWriter().varint(3, value).toByteArray());

        assertThat(reader.next()).isTrue();
        assertThat(reader.field()).isEqualTo(3);
        assertThat(reader.varint()).isEqualTo(value);
        assertThat(reader.next()).isFalse();
    }

    @Test
    void theBytesAreThoseOfTheFormatsOwnExamples() {
        // The encoding page's examples: field 1 = 150, and field 2 = "testing".
        assertThat(new ProtobufWriter().varint(1, 150).toByteArray())
                .isEqualTo(HexFormat.of().parseHex("089601"));
        assertThat(new ProtobufWriter().string(2, "testing").toByteArray())
                .isEqualTo(HexFormat.of().parseHex("120774657374696e67"));
    }

    @Test
    void aNestedMessageKeepsItsFieldsInOrder() throws Exception {
        ProtobufWriter inner = new ProtobufWriter().string(1, "ü").float32(2, -1.5f);
        byte[] bytes = new ProtobufWriter()
                .message(20, inner)
                .bytes(4, "raw".getBytes(StandardCharsets.UTF_8))
                .toByteArray();

        ProtobufReader reader = new ProtobufReader(bytes);
        assertThat(reader.next()).isTrue();
        assertThat(reader.field()).isEqualTo(20);
        ProtobufReader nested = reader.message();
        assertThat(nested.next()).isTrue();
        assertThat(nested.string()).isEqualTo("ü");
        assertThat(nested.next()).isTrue();
        assertThat(nested.float32()).isEqualTo(-1.5f);
        assertThat(nested.next()).isFalse();
        assertThat(reader.next()).isTrue();
        assertThat(reader.string()).isEqualTo("raw");
    }

    @Test
    void unknownFieldsOfEveryTypeAreSkipped() throws Exception {
        // fixed64, fixed32, bytes, varint, then field 9 = 7
        byte[] bytes =
                HexFormat.of().parseHex("09" + "0000000000000000" + "15" + "00000000" + "1a0161" + "2001" + "4807");

        ProtobufReader reader = new ProtobufReader(bytes);
        while (reader.next() && reader.field() != 9) {
            reader.skip();
        }
        assertThat(reader.varint()).isEqualTo(7);
    }

    @Test
    void aMessageCutAnywhereIsRefused() {
        byte[] whole = new ProtobufWriter()
                .string(1, "a string")
                .float32(2, 1)
                .varint(3, 1L << 40)
                .toByteArray();

        for (int length = 1; length < whole.length; length++) {
            if (length == 10 || length == 15) {
                continue; // between two fields: a whole message
            }
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> skipAll(cut))
                    .as("cut to %d bytes", length)
                    .isInstanceOf(ProtobufFormatException.class);
        }
    }

    @Test
    void aFieldOfAnotherTypeIsRefused() throws Exception {
        ProtobufReader reader =
                new ProtobufReader(new ProtobufWriter().varint(1, 1).toByteArray());
        reader.next();

        assertThatThrownBy(reader::string)
                .isInstanceOf(ProtobufFormatException.class)
                .hasMessage("field 1 must have wire type 2, got 0");
    }

    private static void skipAll(byte[] message) throws ProtobufFormatException {
        ProtobufReader reader = new ProtobufReader(message);
        while (reader.next()) {
            reader.skip();
        }
    }
}
