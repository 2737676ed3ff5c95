package dev.passerby.bridges.mqtt;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.passerby.wire.event.CameraEvent;
import dev.passerby.wire.event.Decision;
import dev.passerby.wire.event.EventType;
import dev.passerby.wire.event.RecognitionEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is before one camera: the faces in view by their tracks, and who was seen last. */
final class CameraScene {

    /** More faces than any camera sees at once; a track whose end was never told must not be kept for ever. */
    private static final int MOST_TRACKS = 256;

    private final String camera;
    private final MqttTopics topics;
    private final Map<String, ObjectNode> inView = new LinkedHashMap<>();
    private @Nullable String lastPersonId;

    CameraScene(String camera, MqttTopics topics) {
        this.camera = camera;
        this.topics = topics;
    }

    /** What to say of a face. An event that comes again is said again, and changes nothing. */
    List<Publication> after(RecognitionEvent event) {
        String track = event.track().id();
        ObjectNode after = FrigateEvent.object(event);
        ObjectNode before = inView.getOrDefault(track, after);
        if (event.type() == EventType.FACE_TRACK_END) {
            inView.remove(track);
        } else {
            inView.put(track, after);
            forgetTheOldest();
        }
        List<Publication> said = new ArrayList<>();
        said.add(Publication.news(topics.events(), FrigateEvent.message(event, before, after)));
        said.add(persons());
        if (event.identity().person() != null && event.type() != EventType.FACE_TRACK_END) {
            said.add(Publication.news(topics.names(), FrigateEvent.name(event)));
        }
        if (event.identity().decision() == Decision.MATCH || event.identity().decision() == Decision.UNKNOWN) {
            lastPersonId = event.identity().personId();
            said.add(Publication.state(topics.lastPerson(camera), lastPerson(event)));
        }
        return said;
    }

    Publication after(CameraEvent event) {
        return Publication.state(topics.status(camera), event.state().text());
    }

    /** How many are in view. */
    Publication persons() {
        return Publication.state(topics.persons(camera), Integer.toString(inView.size()));
    }

    /** What to say when a person is no longer enrolled: a name that is retained would outlive the person's erasure. */
    List<Publication> without(String personId) {
        if (!personId.equals(lastPersonId)) {
            return List.of();
        }
        return forgetLast();
    }

    /** Takes up what the MQTT broker retained from an earlier run. */
    void remembered(String personId) {
        if (lastPersonId == null) {
            lastPersonId = personId;
        }
    }

    private List<Publication> forgetLast() {
        lastPersonId = null;
        ObjectNode nobody = JsonNodeFactory.instance.objectNode();
        nobody.put("person", "unknown");
        return List.of(Publication.state(topics.lastPerson(camera), nobody));
    }

    private static ObjectNode lastPerson(RecognitionEvent event) {
        ObjectNode last = JsonNodeFactory.instance.objectNode();
        last.put(
                "person",
                event.identity().person() == null ? "unknown" : event.identity().person());
        last.put("person_id", event.identity().personId());
        last.put("unknown_id", event.identity().unknownId());
        last.put("distance", event.identity().distance());
        last.put("seen_at", event.track().lastSeen().toString());
        last.put("event_id", event.id());
        return last;
    }

    private void forgetTheOldest() {
        if (inView.size() > MOST_TRACKS) {
            inView.remove(inView.keySet().iterator().next());
        }
    }
}
