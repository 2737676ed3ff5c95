package dev.passerby.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PublishedSchemasTest {

    static Stream<String> published() {
        return JsonContract.PUBLISHED.stream();
    }

    @ParameterizedTest
    @MethodSource("published")
    void itIsASchemaOfDraft202012(String resource) {
        assertThat(JsonSchemaFactory.getInstance(VersionFlag.V202012)
                        .getSchema(SchemaLocation.of(SchemaId.V202012))
                        .validate(JsonContract.text(resource), InputFormat.JSON))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("published")
    void itIsNamedByAUrnAndPointsToNoAddressOfOurs(String resource) throws Exception {
        JsonNode schema = json(resource);
        assertThat(schema.path("$schema").asText()).isEqualTo(SchemaId.V202012);
        assertThat(schema.path("$id").asText()).matches("urn:passerby:schema:[a-z-]+:1");
        assertThat(JsonContract.text(resource).replace(SchemaId.V202012, "")).doesNotContain("://www", "http");
    }

    @ParameterizedTest
    @MethodSource("published")
    void everyFieldIsDescribedAndEveryObjectIsClosed(String resource) throws Exception {
        assertThat(assertDescribed(json(resource), resource)).isGreaterThanOrEqualTo(4);
    }

    /** Counts the fields described in objects that forbid others. */
    private static int assertDescribed(JsonNode schema, String place) {
        int described = 0;
        if (schema.has("required") && schema.has("properties")) {
            assertThat(schema.path("additionalProperties").isBoolean())
                    .as(place)
                    .isTrue();
            assertThat(schema.path("additionalProperties").asBoolean())
                    .as(place)
                    .isFalse();
            for (Map.Entry<String, JsonNode> field : schema.path("properties").properties()) {
                assertThat(field.getValue().path("description").asText())
                        .as(place + "/" + field.getKey())
                        .endsWith(".");
                described++;
            }
        }
        for (Map.Entry<String, JsonNode> child : schema.properties()) {
            if (!child.getKey().equals("if") && !child.getKey().equals("then")) {
                described += assertDescribed(child.getValue(), place + "/" + child.getKey());
            }
        }
        return described;
    }

    @ParameterizedTest(name = "{0}: {1} must not be {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            camera/camera | url | "rtsp://user:password@192.0.2.7/"
            camera/camera | url | "http://192.0.2.7/"
            camera/camera | credentials | "user:password"
            camera/camera | credentials | "env:user:password"
            camera/camera | id | "front door"
            camera/camera | fps | 0
            camera/camera | fps | 61
            camera/camera | password | "secret"
            camera/camera-status | state | "asleep"
            camera/camera-status | state | "online"
            camera/camera-status | decoded | -1
            camera/camera-status | at | "today"
            camera/camera-status | dropped | {"damaged": -1}
            camera/camera-status | dropped | [1]
            camera/camera-status | worker | "yard 2"
            gallery/gallery-entry | name | " "
            gallery/gallery-entry | version | 0
            gallery/gallery-entry | removed | true
            gallery/gallery-entry | photo | "/9j/4AAQ"
            gallery/gallery-entry | templates | [{}]
            deadletter/dead-letter | offset | -1
            deadletter/dead-letter | sha256 | "abc"
            deadletter/dead-letter | reason | "two\\nlines"
            deadletter/dead-letter | value | "/9j/4AAQ"
            deadletter/dead-letter | frame | "door"
            tally/frame-tally | teller | "console"
            tally/frame-tally | by | "two words"
            tally/frame-tally | next | -1
            tally/frame-tally | frames | [[0, 5]]
            tally/frame-tally | counts | {"faces": -1}
            tally/frame-tally | counts | [1]
            sighting/sightings | camera | "front door"
            sighting/sightings | seq | -1
            sighting/sightings | capturedAt | 1740830400
            sighting/sightings | width | 0
            sighting/sightings | picture | "/9j/4AAQ"
            sighting/sightings | faces | null
            sighting/sightings | faces | [{}]
            """)
    void aWrongValueBreaksTheContract(String schema, String field, String value) throws Exception {
        String name = schema.substring(schema.indexOf('/') + 1);
        JsonContract contract = JsonContract.of("/dev/passerby/wire/" + schema + ".schema.json");
        ObjectNode golden = Json.read(bytes("/dev/passerby/wire/v1/" + name + ".json"), ObjectNode.class);
        assertThat(contract.problems(golden.toString())).isEmpty();
        golden.set(field, Json.read(value.getBytes(StandardCharsets.UTF_8), JsonNode.class));
        assertThat(contract.problems(golden.toString())).isNotEmpty();
    }

    @Test
    void aTruncatedEmbeddingBreaksTheContract() {
        String golden = JsonContract.text("/dev/passerby/wire/v1/gallery-entry.json");
        JsonContract contract = JsonContract.of("/dev/passerby/wire/gallery/gallery-entry.schema.json");
        assertThat(contract.problems(golden)).isEmpty();
        assertThat(contract.problems(golden.replace("=\"}", "\"}"))).isNotEmpty();
        assertThat(contract.problems(golden.replaceFirst("\"embedding\":\"....", "\"embedding\":\"")))
                .isNotEmpty();
    }

    @Test
    void aFaceWithoutANameMustNotHaveOneAndTheOtherWayRound() {
        String golden = JsonContract.text("/dev/passerby/wire/v1/sightings.json");
        JsonContract contract = JsonContract.of("/dev/passerby/wire/sighting/sightings.schema.json");
        assertThat(contract.problems(golden)).isEmpty();
        assertThat(contract.problems(golden.replace("\"match\"", "\"unknown\"")))
                .isNotEmpty();
        assertThat(contract.problems(golden.replace("\"pending\"", "\"match\"")))
                .isNotEmpty();
        assertThat(contract.problems(golden.replace("[0.02,0.5625],", ""))).isNotEmpty();
    }

    private static JsonNode json(String resource) throws Exception {
        return Json.read(bytes(resource), JsonNode.class);
    }

    private static byte[] bytes(String resource) {
        return JsonContract.text(resource).getBytes(StandardCharsets.UTF_8);
    }
}
