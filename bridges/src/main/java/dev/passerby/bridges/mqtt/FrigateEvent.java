package dev.passerby.bridges.mqtt;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.passerby.wire.event.EventBox;
import dev.passerby.wire.event.EventType;
import dev.passerby.wire.event.Identity;
import dev.passerby.wire.event.RecognitionEvent;
import java.time.Instant;

/**
 * A recognition event in the words of Frigate's {@code events} topic: an object labelled {@code person} whose
 * {@code sub_label} is the name, times in seconds since 1970, boxes in pixels. What Frigate has no word for goes under names
 * of its own.
 */
final class FrigateEvent {

    private FrigateEvent() {}

    /** The message: the object before this event and after it. */
    static ObjectNode message(RecognitionEvent event, ObjectNode before, ObjectNode after) {
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        message.put(
                "type",
                event.type() == EventType.FACE_TRACK_NEW
                        ? "new"
                        : event.type() == EventType.FACE_TRACK_END ? "end" : "update");
        message.set("before", before);
        message.set("after", after);
        message.put("event_id", event.id());
        return message;
    }

    /** The appearance as the event describes it. */
    static ObjectNode object(RecognitionEvent event) {
        Identity identity = event.identity();
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("id", event.track().id());
        object.put("camera", event.camera());
        object.put("frame_time", seconds(event.frame().capturedAt()));
        object.put("label", "person");
        if (identity.person() == null) {
            object.putNull("sub_label");
        } else {
            object.putArray("sub_label").add(identity.person()).add(score(identity));
        }
        object.put("score", event.face().score());
        object.put("top_score", event.face().score());
        object.put("false_positive", false);
        object.put("start_time", seconds(event.track().firstSeen()));
        if (event.type() == EventType.FACE_TRACK_END) {
            object.put("end_time", seconds(event.track().lastSeen()));
        } else {
            object.putNull("end_time");
        }
        box(object.putArray("box"), event.face().box());
        object.put("has_snapshot", false);
        object.put("has_clip", false);
        object.putArray("current_zones");
        object.putArray("entered_zones");
        object.put("decision", identity.decision().text());
        object.put("person_id", identity.personId());
        object.put("unknown_id", identity.unknownId());
        object.put("distance", identity.distance());
        return object;
    }

    /** The message of Frigate's {@code tracked_object_update} about a face. */
    static ObjectNode name(RecognitionEvent event) {
        Identity identity = event.identity();
        ObjectNode name = JsonNodeFactory.instance.objectNode();
        name.put("type", "face");
        name.put("id", event.track().id());
        name.put("camera", event.camera());
        name.put("name", identity.person());
        name.put("score", score(identity));
        name.put("timestamp", seconds(event.time()));
        name.put("event_id", event.id());
        return name;
    }

    /** Cosine similarity, which grows with likeness as Frigate's score does; 0 where nobody was compared. */
    private static double score(Identity identity) {
        return identity.similarity() == null ? 0 : Math.max(0, identity.similarity());
    }

    static double seconds(Instant time) {
        return time.toEpochMilli() / 1000.0;
    }

    private static void box(ArrayNode array, EventBox box) {
        array.add(Math.round(box.left()))
                .add(Math.round(box.top()))
                .add(Math.round(box.right()))
                .add(Math.round(box.bottom()));
    }
}
