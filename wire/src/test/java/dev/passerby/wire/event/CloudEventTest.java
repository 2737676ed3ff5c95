package dev.passerby.wire.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.passerby.wire.Json;
import dev.passerby.wire.WireFormatException;
import dev.passerby.wire.camera.CameraState;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudEventTest {

    private static final CloudEvent EVENT = EventExamples.of(EventType.FACE_RECOGNIZED);

    @ParameterizedTest
    @EnumSource
    void bothFormsHoldTheSameEvent(EventType type) throws Exception {
        CloudEvent event = EventExamples.of(type);

        CloudEvent fromKafka = CloudEvent.decode(event.headers(), event.value());
        CloudEvent fromLine = CloudEvent.fromJsonLine(event.toJsonLine());

        assertThat(fromKafka).isEqualTo(event);
        assertThat(fromLine).isEqualTo(event);
        assertThat(fromKafka.toJsonLine()).isEqualTo(event.toJsonLine());
        assertThat(fromLine.value()).isEqualTo(event.value());
    }

    @Test
    void itsTraceIsInBothForms() throws Exception {
        CloudEvent event = EventExamples.traced();

        EventSchema.assertValid(event);
        assertThat(event.traceparent()).isNotNull();
        assertThat(event.headers().get("ce_traceparent")).isEqualTo(bytes(event.traceparent()));
        assertThat(CloudEvent.decode(event.headers(), event.value())).isEqualTo(event);
        assertThat(CloudEvent.fromJsonLine(event.toJsonLine())).isEqualTo(event);
    }

    @Test
    void aGarbledTraceIsNone() throws Exception {
        Map<String, byte[]> headers = new HashMap<>(EVENT.headers());
        headers.put("ce_traceparent", bytes("yesterday"));
        assertThat(CloudEvent.decode(headers, EVENT.value())).isEqualTo(EVENT);
    }

    @Test
    void aNameInAnyScriptSurvivesBothForms() throws Exception {
        CloudEvent event = new GalleryEvent("李-1", "李 Ångström 😀\u2028", 1, false, 1, Instant.EPOCH).toCloudEvent();
        assertThat(CloudEvent.decode(event.headers(), event.value())).isEqualTo(event);
        assertThat(CloudEvent.fromJsonLine(event.toJsonLine())).isEqualTo(event);
        assertThat(event.toJsonLine()).doesNotContain("\n");
    }

    @Test
    void positionsAndBoxesAreArrays() {
        assertThat(EVENT.data().at("/face/box").toString()).isEqualTo("[-8.0,90.0,120.0,252.0]");
        assertThat(EVENT.data().at("/face/landmarks/0").toString()).isEqualTo("[30.5,150.0]");
    }

    @Test
    void aPayloadIsReadBackIntoItsRecords() throws Exception {
        assertThat(Json.read(EVENT.data().get("identity"), Identity.class)).isEqualTo(EventExamples.match());
        assertThat(Json.read(EVENT.data().at("/face/box"), EventBox.class)).isEqualTo(new EventBox(-8, 90, 120, 252));
        assertThat(Json.read(EventExamples.of(EventType.FACE_TRACK_NEW).data().get("identity"), Identity.class))
                .extracting(Identity::decision, Identity::person, Identity::distance)
                .containsExactly(Decision.PENDING, null, null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce_specversion", "ce_id", "ce_source", "ce_type", "ce_subject", "ce_time"})
    void aMissingHeaderIsNamed(String name) {
        Map<String, byte[]> headers = new HashMap<>(EVENT.headers());
        headers.remove(name);
        assertThatThrownBy(() -> CloudEvent.decode(headers, EVENT.value()))
                .isInstanceOf(WireFormatException.class)
                .hasMessage("event header '" + name + "' is missing");
    }

    @ParameterizedTest
    @CsvSource({
        "ce_specversion, 0.3, 'event header ''ce_specversion'' must be 1.0, got ''0.3'''",
        "ce_time, noon, 'event header ''ce_time'' must be an ISO 8601 instant, got ''noon'''",
    })
    void aGarbledHeaderIsNamedWithItsRuleAndValue(String name, String value, String message) {
        Map<String, byte[]> headers = new HashMap<>(EVENT.headers());
        headers.put(name, bytes(value));
        assertThatThrownBy(() -> CloudEvent.decode(headers, EVENT.value()))
                .isInstanceOf(WireFormatException.class)
                .hasMessage(message);
    }

    @Test
    void aValueThatIsNoObjectIsRefused() {
        assertThatThrownBy(() -> CloudEvent.decode(EVENT.headers(), null))
                .isInstanceOf(WireFormatException.class)
                .hasMessage("event without a value");
        for (String value : List.of("null", "[]", "7", "\"text\"")) {
            assertThatThrownBy(() -> CloudEvent.decode(EVENT.headers(), bytes(value)))
                    .isInstanceOf(WireFormatException.class)
                    .hasMessage("event data must be a JSON object");
        }
        for (String value : List.of("", "{", "{} {}", "\u0000")) {
            assertThatThrownBy(() -> CloudEvent.decode(EVENT.headers(), bytes(value)))
                    .isInstanceOf(WireFormatException.class)
                    .hasMessageStartingWith("cannot read JsonNode: not a JSON object of that form, line 1 column ")
                    .hasMessageNotContaining("\n");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "id":"door-7/2" | "id":7 | event attribute 'id' is missing or not text
            "subject": | "object": | event attribute 'subject' is missing or not text
            "specversion":"1.0" | "specversion":"2.0" | event attribute 'specversion' must be 1.0, got '2.0'
            "time":"2025-03-01T12 | "time":"noon | event attribute 'time' must be an ISO 8601 instant, got 'noon:00:00.841Z'
            "data": | "date": | event data must be a JSON object
            """)
    void aGarbledLineIsRefusedWithTheAttributesName(String from, String to, String message) {
        String line = EVENT.toJsonLine().replace(from, to);
        assertThatThrownBy(() -> CloudEvent.fromJsonLine(line))
                .isInstanceOf(WireFormatException.class)
                .hasMessage(message);
    }

    @Test
    void theSameOccurrenceHasTheSameIdAgain() {
        Instant noon = Instant.parse("2025-03-01T12:00:00Z");
        CameraEvent offline = new CameraEvent("door", CameraState.OFFLINE, "no picture for 3 s", 7, noon);
        assertThat(offline.toCloudEvent().id()).isEqualTo("door/offline/7/1740830400000");
        assertThat(EVENT.id()).isEqualTo("door-7/2");
        assertThat(EventExamples.of(EventType.GALLERY_CHANGED).id()).isEqualTo("anna-1/12");
        assertThat(EventExamples.all()).isEqualTo(EventExamples.all());
    }

    @Test
    void aRecognitionEventIsAboutAFace() {
        assertThatThrownBy(() -> EventExamples.face(EventType.CAMERA_ONLINE, EventExamples.match()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a recognition event must be of a face.* type, got camera.online");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
