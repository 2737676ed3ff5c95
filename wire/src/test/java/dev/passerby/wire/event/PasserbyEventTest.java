package dev.passerby.wire.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.passerby.wire.WireFormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PasserbyEventTest {

    @ParameterizedTest
    @EnumSource
    void everyEventComesBackFromItsEnvelope(EventType type) throws Exception {
        CloudEvent envelope = EventExamples.of(type);

        PasserbyEvent event = PasserbyEvent.of(envelope);

        assertThat(event.toCloudEvent()).isEqualTo(envelope);
        assertThat(event.time()).isEqualTo(envelope.time());
        assertThat(EventType.of(type.text())).isEqualTo(type);
    }

    @Test
    void aTraceComesBackToo() throws Exception {
        assertThat(PasserbyEvent.of(EventExamples.traced()).toCloudEvent()).isEqualTo(EventExamples.traced());
    }

    @Test
    void aTypeOfALaterVersionIsNamed() {
        CloudEvent later = new CloudEvent(
                "1",
                "face.smiled",
                "/passerby/cameras/door",
                "door",
                EventExamples.traced().time(),
                EventExamples.traced().data());
        assertThatThrownBy(() -> PasserbyEvent.of(later))
                .isInstanceOf(WireFormatException.class)
                .hasMessage("event type 'face.smiled' is not known to this version");
    }

    @Test
    void aPayloadThatLacksAFieldIsRefusedWithItsName() {
        CloudEvent whole = EventExamples.of(EventType.FACE_RECOGNIZED);
        ObjectNode data = whole.data().deepCopy();
        data.remove("identity");
        CloudEvent broken =
                new CloudEvent(whole.id(), whole.type(), whole.source(), whole.subject(), whole.time(), data);
        assertThatThrownBy(() -> PasserbyEvent.of(broken))
                .isInstanceOf(WireFormatException.class)
                .hasMessageStartingWith(
                        "event door-7/2 of type face.recognized: cannot read Payload: field 'identity'");
    }
}
