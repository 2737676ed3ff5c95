package dev.passerby.bridges.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.passerby.client.TestEvents;
import dev.passerby.wire.event.EventType;
import dev.passerby.wire.event.PasserbyEvent;
import dev.passerby.wire.event.RecognitionEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CameraSceneTest {

    private static final MqttTopics TOPICS = new MqttTopics("passerby");

    private final CameraScene scene = new CameraScene("door", TOPICS);

    @Test
    void anAppearanceBeginsChangesAndEnds() throws Exception {
        JsonNode begins = event(scene.after(face(EventType.FACE_TRACK_NEW, 1, 1, null)));
        JsonNode named = event(scene.after(face(EventType.FACE_RECOGNIZED, 1, 2, "Ada")));
        JsonNode ends = event(scene.after(face(EventType.FACE_TRACK_END, 1, 3, "Ada")));

        assertThat(List.of(begins, named, ends))
                .extracting(message -> message.path("type").asText())
                .containsExactly("new", "update", "end");
        assertThat(named.at("/before/sub_label").isNull()).isTrue();
        assertThat(named.at("/after/sub_label").toString()).isEqualTo("[\"Ada\",0.875]");
        assertThat(named.at("/after/camera").asText()).isEqualTo("door");
        assertThat(named.at("/after/label").asText()).isEqualTo("person");
        assertThat(named.at("/after/box").toString()).isEqualTo("[8,90,120,252]");
        assertThat(named.at("/after/start_time").asDouble()).isEqualTo(1740830400.402);
        assertThat(named.at("/after/end_time").isNull()).isTrue();
        assertThat(ends.at("/after/end_time").asDouble()).isEqualTo(1740830401.003);
    }

    @Test
    void countsWhoIsInViewHoweverOftenItIsTold() {
        scene.after(face(EventType.FACE_TRACK_NEW, 1, 1, null));
        scene.after(face(EventType.FACE_TRACK_NEW, 2, 1, null));
        scene.after(face(EventType.FACE_TRACK_NEW, 2, 1, null));
        assertThat(scene.persons()).isEqualTo(Publication.state("passerby/door/person", "2"));
        scene.after(face(EventType.FACE_TRACK_END, 1, 2, null));
        scene.after(face(EventType.FACE_TRACK_END, 1, 2, null));
        assertThat(scene.persons().text()).isEqualTo("1");
    }

    @Test
    void aNameIsToldAsANameAndRetainedAsTheLast() throws Exception {
        List<Publication> said = scene.after(face(EventType.FACE_RECOGNIZED, 1, 2, "Ada"));
        assertThat(said)
                .extracting(Publication::topic, Publication::retained)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("passerby/events", false),
                        org.assertj.core.groups.Tuple.tuple("passerby/door/person", true),
                        org.assertj.core.groups.Tuple.tuple("passerby/tracked_object_update", false),
                        org.assertj.core.groups.Tuple.tuple("passerby/door/person/last", true));
        assertThat(json(said.get(2)).path("name").asText()).isEqualTo("Ada");
        assertThat(json(said.get(3)).path("person").asText()).isEqualTo("Ada");
    }

    @Test
    void aPersonWhoIsRemovedIsNotTheLastAnyMore() {
        scene.after(face(EventType.FACE_RECOGNIZED, 1, 2, "Ada"));
        assertThat(scene.without("Bo-1")).isEmpty();
        assertThat(scene.without("Ada-1"))
                .containsExactly(Publication.state("passerby/door/person/last", "{\"person\":\"unknown\"}"));
        assertThat(scene.without("Ada-1")).isEmpty();
    }

    @Test
    void tracksThatNeverEndAreForgottenInTheEnd() {
        for (int track = 0; track < 1000; track++) {
            scene.after(face(EventType.FACE_TRACK_NEW, track, 1, null));
        }
        assertThat(scene.persons().text()).isEqualTo("256");
    }

    @Test
    void camerasThatDifferInADotAreTwoDevices() {
        HomeAssistant home = new HomeAssistant("homeassistant", TOPICS);
        List<String> dotted =
                home.announce("back.door").stream().map(Publication::topic).toList();
        List<String> plain =
                home.announce("back_door").stream().map(Publication::topic).toList();
        assertThat(dotted).hasSize(4).doesNotContainAnyElementsOf(plain);
        assertThat(dotted).allMatch(topic -> topic.matches("homeassistant/[a-z_]+/[a-zA-Z0-9_-]+/[a-z_]+/config"));
        assertThat(home.withdraw("back.door")).extracting(Publication::topic).isEqualTo(dotted);
        assertThat(home.withdraw("back.door")).extracting(Publication::text).containsOnly("");
    }

    private static RecognitionEvent face(EventType type, int track, int number, @Nullable String person) {
        try {
            return (RecognitionEvent) PasserbyEvent.of(TestEvents.face(type, "door", track, number, person));
        } catch (dev.passerby.wire.WireFormatException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode event(List<Publication> said) throws Exception {
        assertThat(said.get(0).topic()).isEqualTo("passerby/events");
        return json(said.get(0));
    }

    private static JsonNode json(Publication publication) throws Exception {
        return new ObjectMapper().readTree(publication.text());
    }
}
