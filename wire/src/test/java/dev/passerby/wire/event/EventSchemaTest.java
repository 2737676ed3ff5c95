package dev.passerby.wire.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.passerby.wire.Json;
import dev.passerby.wire.JsonContract;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EventSchemaTest {

    /** The only field of an example that its event could do without: margin needs a second person. */
    private static final Set<String> OPTIONAL =
            Set.of("/data/identity/margin", "/data/face/marks", "/data/identity/unknownId");

    @Test
    void thereIsAnExampleOfEveryType() {
        assertThat(EventExamples.all()).containsOnlyKeys(EventType.values());
        EventExamples.all().forEach((type, event) -> assertThat(event.type()).isEqualTo(type.text()));
    }

    @ParameterizedTest
    @EnumSource
    void theExampleOfEveryTypeKeepsTheContract(EventType type) {
        assertThat(EventSchema.problems(EventExamples.of(type).toJsonLine())).isEmpty();
        EventSchema.assertValid(EventExamples.of(type));
    }

    @Test
    void theTypesOfTheSchemaAreTheTypesOfTheCode() throws Exception {
        JsonNode schema = json(JsonContract.text("/dev/passerby/wire/event/passerby-event.schema.json"));
        assertThat(schema.at("/properties/type/enum"))
                .extracting(JsonNode::asText)
                .containsExactlyElementsOf(
                        Arrays.stream(EventType.values()).map(EventType::text).toList());
        assertThat(schema.at("/$defs/identity/properties/decision/enum"))
                .extracting(JsonNode::asText)
                .containsExactlyElementsOf(
                        Arrays.stream(Decision.values()).map(Decision::text).toList());
    }

    @ParameterizedTest
    @EnumSource
    void noFieldMayBeMissingAndNoneAdded(EventType type) throws Exception {
        assertStrict(EventExamples.of(type), "");
    }

    /** Takes out each field below the place once, and puts a stranger into each object once. */
    private static void assertStrict(CloudEvent event, String place) throws Exception {
        for (Map.Entry<String, JsonNode> field :
                json(event.toJsonLine()).at(place).properties()) {
            String at = place + "/" + field.getKey();
            if (!OPTIONAL.contains(at)) {
                assertThat(problemsWithout(event, place, field.getKey()))
                        .as("without " + at)
                        .isNotEmpty();
            }
            if (field.getValue().isObject()) {
                assertStrict(event, at);
            }
        }
        ObjectNode withPicture = json(event.toJsonLine());
        ((ObjectNode) withPicture.at(place)).put("picture", "/9j/4AAQ");
        assertThat(EventSchema.problems(withPicture.toString()))
                .as("a picture in '" + place + "'")
                .isNotEmpty();
    }

    private static Set<String> problemsWithout(CloudEvent event, String place, String field) throws Exception {
        ObjectNode json = json(event.toJsonLine());
        ((ObjectNode) json.at(place)).remove(field);
        return EventSchema.problems(json.toString());
    }

    @ParameterizedTest(name = "{0} {1} must not be {2}")
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            FACE_RECOGNIZED | /specversion | "0.3"
            FACE_RECOGNIZED | /type | "face.seen"
            FACE_RECOGNIZED | /type | "face.unknown"
            FACE_RECOGNIZED | /type | "camera.online"
            FACE_RECOGNIZED | /id | "door-7"
            FACE_RECOGNIZED | /source | "/passerby/gallery"
            FACE_RECOGNIZED | /source | "/passerby/cameras/front door"
            FACE_RECOGNIZED | /subject | ""
            FACE_RECOGNIZED | /time | "2025-03-01 12:00:00"
            FACE_RECOGNIZED | /time | "2025-02-30T12:00:00Z"
            FACE_RECOGNIZED | /time | "2025-03-01T12:00:00+01:00"
            FACE_RECOGNIZED | /time | 1740830400000
            FACE_RECOGNIZED | /datacontenttype | "text/plain"
            FACE_RECOGNIZED | /data | null
            FACE_RECOGNIZED | /data/camera | "front door"
            FACE_RECOGNIZED | /data/galleryVersion | -1
            FACE_RECOGNIZED | /data/track/frames | 0
            FACE_RECOGNIZED | /data/track/firstSeen | 1740830400.2
            FACE_RECOGNIZED | /data/frame/seq | -1
            FACE_RECOGNIZED | /data/frame/seq | 1.5
            FACE_RECOGNIZED | /data/frame/width | 0
            FACE_RECOGNIZED | /data/frame/capturedAt | "noon"
            FACE_RECOGNIZED | /data/face/box | [1, 2, 3]
            FACE_RECOGNIZED | /data/face/box | [1, 2, 3, 4, 5]
            FACE_RECOGNIZED | /data/face/box | [1, 2, 3, "NaN"]
            FACE_RECOGNIZED | /data/face/box | {"left": 1, "top": 2, "right": 3, "bottom": 4}
            FACE_RECOGNIZED | /data/face/landmarks | [[1, 2], [1, 2], [1, 2], [1, 2]]
            FACE_RECOGNIZED | /data/face/landmarks | [[1, 2], [1, 2], [1, 2], [1, 2], [1, 2], [1, 2]]
            FACE_RECOGNIZED | /data/face/landmarks | [[1, 2], [1, 2], [1, 2], [1, 2], [1, 2, 3]]
            FACE_RECOGNIZED | /data/face/landmarks | [1, 2, 1, 2, 1, 2, 1, 2, 1, 2]
            FACE_RECOGNIZED | /data/face/score | 1.01
            FACE_RECOGNIZED | /data/face/quality | -0.01
            FACE_RECOGNIZED | /data/face/quality | "NaN"
            FACE_RECOGNIZED | /data/identity/decision | "unknown"
            FACE_RECOGNIZED | /data/identity/decision | "pending"
            FACE_RECOGNIZED | /data/identity/decision | "MATCH"
            FACE_RECOGNIZED | /data/identity/person | ""
            FACE_RECOGNIZED | /data/identity/person | "An\\nna"
            FACE_RECOGNIZED | /data/identity/distance | 2.1
            FACE_RECOGNIZED | /data/identity/similarity | -1.1
            FACE_RECOGNIZED | /data/identity/threshold | 0
            FACE_RECOGNIZED | /data/identity/candidates | []
            FACE_RECOGNIZED | /data/identity/candidates/0/distance | null
            FACE_RECOGNIZED | /data/identity/votes/total | -1
            FACE_RECOGNIZED | /data/timings/embed | -1
            FACE_RECOGNIZED | /data/models/embedder | "facenet"
            FACE_UNKNOWN | /data/identity/decision | "match"
            FACE_UNKNOWN | /data/identity/decision | "low-quality"
            FACE_UNKNOWN | /data/identity/person | "Anna"
            FACE_UNKNOWN | /data/identity/personId | "anna-1"
            FACE_UNKNOWN | /data/identity/distance | 1.1
            FACE_UNKNOWN | /data/identity/unknownId | "door-7"
            FACE_RECOGNIZED | /data/identity/unknownId | "unknown-0badcafe"
            FACE_RECOGNIZED | /data/face/marks/exposure | 1.5
            FACE_IDENTITY_CHANGED | /data/identity/decision | "pending"
            FACE_TRACK_END | /data/identity/decision | "pending"
            FACE_TRACK_END | /data/identity/person | "Anna"
            CAMERA_ONLINE | /data/state | "offline"
            CAMERA_ONLINE | /data/reason | "all is well"
            CAMERA_ONLINE | /data/epoch | -1
            CAMERA_OFFLINE | /data/state | "online"
            CAMERA_OFFLINE | /data/reason | "two\\nlines"
            CAMERA_DEGRADED | /source | "/passerby/gallery"
            GALLERY_CHANGED | /source | "/passerby/cameras/door"
            GALLERY_CHANGED | /data/version | 0
            GALLERY_CHANGED | /data/removed | true
            GALLERY_CHANGED | /data/templates | -1
            """)
    void aWrongValueBreaksTheContract(EventType type, String place, String value) throws Exception {
        ObjectNode json = json(EventExamples.of(type).toJsonLine());
        put(json, place, Json.read(value.getBytes(StandardCharsets.UTF_8), JsonNode.class));
        assertThat(EventSchema.problems(json.toString())).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "FACE_TRACK_NEW, pending match unknown ambiguous low-quality",
        "FACE_RECOGNIZED, match",
        "FACE_UNKNOWN, unknown",
        "FACE_IDENTITY_CHANGED, match unknown ambiguous",
        "FACE_TRACK_END, match unknown ambiguous low-quality",
    })
    void eachFaceEventAllowsItsDecisionsOnly(EventType type, String decisions) {
        Set<String> allowed = Set.of(decisions.split(" "));
        for (Decision decision : Decision.values()) {
            Identity identity = decision == Decision.MATCH ? EventExamples.match() : EventExamples.nameless(decision);
            assertThat(EventSchema.problems(EventExamples.face(type, identity).toJsonLine())
                            .isEmpty())
                    .as(type + " with " + decision.text())
                    .isEqualTo(allowed.contains(decision.text()));
        }
    }

    @Test
    void aFailedAssertionNamesThePlaceAndShowsTheEvent() {
        CloudEvent event = EventExamples.face(EventType.FACE_UNKNOWN, EventExamples.match());
        assertThatThrownBy(() -> EventSchema.assertValid(event))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("/data/identity/decision")
                .hasMessageContaining(event.toJsonLine());
    }

    private static void put(ObjectNode json, String place, JsonNode value) {
        int last = place.lastIndexOf('/');
        ((ObjectNode) json.at(place.substring(0, last))).set(place.substring(last + 1), value);
    }

    private static ObjectNode json(String text) throws Exception {
        return Json.read(text.getBytes(StandardCharsets.UTF_8), ObjectNode.class);
    }
}
