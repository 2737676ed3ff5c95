package dev.passerby.wire.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.passerby.wire.Json;
import dev.passerby.wire.WireFormatException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeadLetterTest {

    private static final DeadLetter LETTER = new DeadLetter(
            "passerby.frames", 3, 12, "0123456789abcdef".repeat(4), "frame header 'seq' is missing", Instant.EPOCH);

    @Test
    void aNoteComesBackAsItWas() throws Exception {
        assertThat(DeadLetter.fromJson(LETTER.toJson())).isEqualTo(LETTER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"topic", "partition", "offset", "sha256", "reason", "at"})
    void aFieldThatIsMissingOrNullIsNamed(String field) {
        ObjectNode json = (ObjectNode) Json.tree(LETTER);
        json.putNull(field);
        assertNamed(json, field);
        json.remove(field);
        assertNamed(json, field);
    }

    private static void assertNamed(ObjectNode json, String field) {
        assertThatThrownBy(() -> DeadLetter.fromJson(Json.bytes(json)))
                .isInstanceOf(WireFormatException.class)
                .hasMessageMatching("cannot read DeadLetter: field '" + field + "' is missing or must be of type \\w+");
    }
}
