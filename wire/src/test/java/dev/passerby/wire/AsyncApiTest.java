package dev.passerby.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.passerby.wire.event.CloudEvent;
import dev.passerby.wire.event.EventExamples;
import dev.passerby.wire.event.EventType;
import dev.passerby.wire.frame.Frame;
import dev.passerby.wire.frame.FrameCodec;
import dev.passerby.wire.trace.TraceParent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AsyncApiTest {

    private static final String DOCUMENT = "/dev/passerby/wire/asyncapi.yaml";
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private final JsonNode api = parse(DOCUMENT);

    @Test
    void itIsAnAsyncApi3Document() {
        assertThat(api.path("asyncapi").asText()).isEqualTo("3.0.0");
        assertThat(names(api))
                .containsExactlyInAnyOrder(
                        "asyncapi", "id", "info", "defaultContentType", "channels", "operations", "components");
        assertThat(api.at("/info/title").asText()).isNotEmpty();
        assertThat(api.at("/info/version").asText()).isNotEmpty();
    }

    @Test
    void itsTopicsAreTheTopicsOfTheCode() {
        Topics topics = Topics.STANDARD;
        assertThat(api.path("channels"))
                .extracting(channel -> channel.path("address").asText())
                .containsExactlyInAnyOrder(
                        topics.frames(),
                        topics.cameras(),
                        topics.gallery(),
                        topics.events(),
                        topics.cameraStatus(),
                        topics.deadLetters(),
                        topics.frameCounts(),
                        topics.sightings());
    }

    @Test
    void everyTopicIsDescribedAndUsed() {
        Set<String> used = new TreeSet<>();
        for (JsonNode operation : api.path("operations")) {
            assertThat(operation.path("action").asText()).isIn("send", "receive");
            assertThat(operation.path("summary").asText()).isNotEmpty();
            used.add(operation.at("/channel/$ref").asText());
        }
        for (Map.Entry<String, JsonNode> channel : api.path("channels").properties()) {
            assertThat(channel.getValue().path("description").asText()).isNotEmpty();
            assertThat(channel.getValue().path("messages")).isNotEmpty();
            assertThat(used).contains("#/channels/" + channel.getKey());
        }
    }

    @Test
    void everyReferenceResolves() {
        List<String> references = new ArrayList<>();
        collectReferences(api, references);
        assertThat(references).hasSizeGreaterThan(40);
        for (String reference : references) {
            assertThat(target(reference).isMissingNode()).as(reference).isFalse();
        }
    }

    @Test
    void aReferenceToNothingIsSeen() {
        assertThat(target("#/components/messages/nothing").isMissingNode()).isTrue();
        assertThat(target("event/passerby-event.schema.json#/$defs/face.seen").isMissingNode())
                .isTrue();
    }

    @Test
    void everyMessageSaysItsKeyItsFormAndItsPayload() {
        for (Map.Entry<String, JsonNode> entry : api.at("/components/messages").properties()) {
            JsonNode message = entry.getValue();
            boolean keyed = !message.at("/bindings/kafka/key").isMissingNode()
                    || message.at("/traits/0/$ref").asText().equals("#/components/messageTraits/keyedByCamera");
            assertThat(keyed).as("key of " + entry.getKey()).isTrue();
            assertThat(message.path("contentType").asText()).isIn("application/json", "image/jpeg");
            assertThat(message.path("payload"))
                    .as("payload of " + entry.getKey())
                    .isNotEmpty();
            if (message.path("contentType").asText().equals("application/json")) {
                assertThat(message.at("/payload/schemaFormat").asText())
                        .isEqualTo("application/schema+json;version=draft-2020-12");
                assertThat(message.at("/payload/schema/$ref").asText()).contains(".schema.json");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyEventTypeIsAMessageOfTheEventsTopic(EventType type) {
        List<JsonNode> messages = api.at("/channels/events/messages")
                .valueStream()
                .map(message -> target(message.path("$ref").asText()))
                .filter(message -> message.path("name").asText().equals(type.text()))
                .toList();
        assertThat(messages).hasSize(1);
        assertThat(messages.get(0)
                        .at("/headers/allOf/1/properties/ce_type/const")
                        .asText())
                .isEqualTo(type.text());
        assertThat(messages.get(0).at("/payload/schema/$ref").asText())
                .isEqualTo("event/passerby-event.schema.json#/$defs/" + type.text());
    }

    @Test
    void theEventsTopicHasNoOtherMessage() {
        assertThat(api.at("/channels/events/messages")).hasSize(EventType.values().length);
    }

    @Test
    void itsEventHeadersAreThoseOfTheCode() {
        CloudEvent event = EventExamples.traced();
        assertHeaders("cloudEventHeaders", event.headers().keySet(), Set.of("ce_traceparent"));
        assertThat(api.at("/components/schemas/cloudEventHeaders/properties/content-type/const")
                        .asText()
                        .getBytes(StandardCharsets.UTF_8))
                .isEqualTo(event.headers().get("content-type"));
    }

    @Test
    void itsFrameHeadersAreThoseOfTheCode() {
        Frame frame = new Frame("door", 1, 2, 3, 4, 5, true, 0.9, new byte[0]);
        Map<String, byte[]> headers = FrameCodec.headers(
                frame.tracedAs(TraceParent.of("door", 1, 2, true).text()));
        assertHeaders("frameHeaders", headers.keySet(), Set.of("threshold", "traceparent"));
        assertThat(api.at("/components/schemas/frameHeaders/properties/version/const")
                        .asText())
                .isEqualTo(Integer.toString(FrameCodec.VERSION));
    }

    private void assertHeaders(String schema, Set<String> names, Set<String> optional) {
        JsonNode headers = api.path("components").path("schemas").path(schema);
        assertThat(headers.path("required"))
                .extracting(JsonNode::asText)
                .containsExactlyElementsOf(
                        names.stream().filter(name -> !optional.contains(name)).toList());
        assertThat(names(headers.path("properties"))).containsExactlyElementsOf(names);
    }

    private JsonNode target(String reference) {
        URI uri = URI.create(reference.replace("$", "%24"));
        JsonNode document = uri.getPath().isEmpty() ? api : parse("/dev/passerby/wire/" + uri.getPath());
        return uri.getFragment() == null ? document : document.at(uri.getFragment());
    }

    private static void collectReferences(JsonNode node, List<String> into) {
        if (node.has("$ref")) {
            into.add(node.get("$ref").asText());
        }
        node.forEach(child -> collectReferences(child, into));
    }

    private static List<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }

    private static JsonNode parse(String resource) {
        try {
            return YAML.readTree(JsonContract.text(resource));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
