package dev.passerby.pipeline.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.pipeline.fixture.People;
import dev.passerby.wire.deadletter.DeadLetter;
import dev.passerby.wire.event.CloudEvent;
import dev.passerby.wire.event.Decision;
import dev.passerby.wire.event.EventBox;
import dev.passerby.wire.event.EventPoint;
import dev.passerby.wire.event.EventSchema;
import dev.passerby.wire.event.EventType;
import dev.passerby.wire.event.FaceSeen;
import dev.passerby.wire.event.FrameSeen;
import dev.passerby.wire.event.Identity;
import dev.passerby.wire.event.Models;
import dev.passerby.wire.event.RecognitionEvent;
import dev.passerby.wire.event.Timings;
import dev.passerby.wire.event.TrackSeen;
import dev.passerby.wire.event.Votes;
import dev.passerby.wire.gallery.GalleryEntry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class WriteEventTest {

    @Test
    void an_event_is_a_cloud_event_in_binary_mode_keyed_by_its_camera() throws Exception {
        RecognitionEvent event = unknownAtTheDoor();

        ProducerRecord<byte[], byte[]> record = new WriteEvent("passerby.events").apply(event);

        assertThat(record.topic()).isEqualTo("passerby.events");
        assertThat(record.key()).isEqualTo(event.camera().getBytes(StandardCharsets.UTF_8));
        assertThat(record.timestamp()).isEqualTo(event.time().toEpochMilli());
        CloudEvent read = CloudEvent.decode(KafkaHeaders.toMap(record.headers()), record.value());
        assertThat(read.toJsonLine()).isEqualTo(event.toCloudEvent().toJsonLine());
        EventSchema.assertValid(read);
    }

    @Test
    void a_dead_letter_is_keyed_by_where_the_unreadable_record_lies() throws Exception {
        DeadLetter letter = new DeadLetter("passerby.frames", 3, 17, "a".repeat(64), "no JPEG", Instant.EPOCH);

        ProducerRecord<byte[], byte[]> record =
                new WriteDeadLetter("passerby.dead-letters").serialize(letter, null, null);

        assertThat(record.topic()).isEqualTo("passerby.dead-letters");
        assertThat(new String(record.key(), StandardCharsets.UTF_8)).isEqualTo("passerby.frames-3-17");
        assertThat(DeadLetter.fromJson(record.value())).isEqualTo(letter);
    }

    @Test
    void an_answer_to_the_gallery_is_keyed_by_the_person() throws Exception {
        GalleryEntry answer = People.enrolled("Ada", 3);

        ProducerRecord<byte[], byte[]> record = new WriteGalleryEntry("passerby.gallery").serialize(answer, null, null);

        assertThat(record.topic()).isEqualTo("passerby.gallery");
        assertThat(new String(record.key(), StandardCharsets.UTF_8)).isEqualTo(answer.personId());
        assertThat(record.value()).isEqualTo(answer.toJson());
    }

    private static RecognitionEvent unknownAtTheDoor() {
        EventBox box = new EventBox(10, 20, 110, 120);
        EventPoint point = new EventPoint(50, 60);
        return new RecognitionEvent(
                "door-1-2-0/1",
                EventType.FACE_UNKNOWN,
                Instant.parse("2026-05-04T03:02:01Z"),
                "door",
                new TrackSeen("door-1-2-0", Instant.EPOCH, Instant.EPOCH, 5),
                new FrameSeen(1, 6, Instant.EPOCH, 640, 480),
                new FaceSeen(
                        box, box.relativeTo(640, 480), List.of(point, point, point, point, point), 0.99, 0.8, null),
                new Identity(
                        Decision.UNKNOWN,
                        null,
                        null,
                        null,
                        null,
                        null,
                        0.9,
                        null,
                        0.08,
                        new Votes(3, 2, 2.4),
                        List.of()),
                new Timings(1, 2, 3, 4, 5, 15),
                new Models("d".repeat(64), "e".repeat(64)),
                0);
    }
}
