package dev.passerby.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.passerby.wire.camera.Camera;
import dev.passerby.wire.camera.CameraState;
import dev.passerby.wire.camera.CameraStatus;
import dev.passerby.wire.camera.FrameGap;
import dev.passerby.wire.camera.FrameGaps;
import dev.passerby.wire.deadletter.DeadLetter;
import dev.passerby.wire.event.CloudEvent;
import dev.passerby.wire.event.Decision;
import dev.passerby.wire.event.EventBox;
import dev.passerby.wire.event.EventExamples;
import dev.passerby.wire.event.EventPoint;
import dev.passerby.wire.event.EventSchema;
import dev.passerby.wire.event.EventType;
import dev.passerby.wire.frame.Frame;
import dev.passerby.wire.frame.FrameCodec;
import dev.passerby.wire.frame.FrameName;
import dev.passerby.wire.gallery.GalleryEntry;
import dev.passerby.wire.gallery.Template;
import dev.passerby.wire.sighting.SightedFace;
import dev.passerby.wire.sighting.Sightings;
import dev.passerby.wire.tally.FrameTally;
import dev.passerby.wire.tally.SeqRun;
import dev.passerby.wire.tally.SeqRuns;
import dev.passerby.wire.tally.Teller;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Records as version 1 wrote them, made outside this code base with Python's json and struct modules. They lie on
 * people's topics and in their files: whatever changes, they stay readable. A new layout gets a folder of its own.
 */
class GoldenWireTest {

    private static final Instant NOON = Instant.parse("2025-03-01T12:00:00Z");

    /** The three golden events, in the order of their files. */
    private static final List<CloudEvent> EVENTS = List.of(
            EventExamples.face(EventType.FACE_RECOGNIZED, EventExamples.match(), null),
            EventExamples.of(EventType.CAMERA_OFFLINE),
            EventExamples.of(EventType.GALLERY_CHANGED));

    @Test
    void aCameraIsReadAndWritten() throws Exception {
        Camera camera = new Camera("door", "rtsp://192.0.2.7:8554/stream", "env:DOOR_CAMERA", 5);
        assertThat(Camera.fromJson(golden("camera.json"))).isEqualTo(camera);
        assertWritten(camera.toJson(), "camera.json", "camera/camera.schema.json");
    }

    @Test
    void aCameraStatusIsReadAndWritten() throws Exception {
        CameraStatus status = new CameraStatus(
                "door",
                CameraState.DEGRADED,
                "3 of 75 pictures were damaged",
                NOON.toEpochMilli(),
                NOON.plusMillis(5250),
                75,
                70,
                Map.of("damaged", 3L, "broker-slow", 2L),
                null);
        assertThat(CameraStatus.fromJson(golden("camera-status.json"))).isEqualTo(status);
        assertWritten(status.toJson(), "camera-status.json", "camera/camera-status.schema.json");
        assertWritten(
                status.by("yard-2").toJson(), "camera-status-of-a-worker.json", "camera/camera-status.schema.json");
    }

    @Test
    void aCameraStatusWithGapsIsReadAndWritten() throws Exception {
        FrameGap silent = new FrameGap(NOON.minusSeconds(60), NOON.minusSeconds(30), "no-picture");
        FrameGap lasting = new FrameGap(NOON, null, "broker-away");
        CameraStatus status = new CameraStatus(
                "door",
                CameraState.ONLINE,
                null,
                NOON.toEpochMilli(),
                NOON.plusMillis(5250),
                75,
                25,
                Map.of("still", 20L, "sampled", 30L),
                new FrameGaps(2, 35_250, List.of(silent, lasting)));
        assertThat(CameraStatus.fromJson(golden("camera-status-gaps.json"))).isEqualTo(status);
        assertWritten(status.toJson(), "camera-status-gaps.json", "camera/camera-status.schema.json");
    }

    @Test
    void aGalleryEntryIsReadAndWritten() throws Exception {
        float[] embedding = new float[512];
        for (int i = 0; i < 512; i++) {
            embedding[i] = (i - 256) / 4096f;
        }
        Template template = new Template("0123456789abcdef", "fedcba9876543210".repeat(4), "T32", 0.75, embedding);
        GalleryEntry entry = new GalleryEntry("anna-1", "Anna Ångström", 12, false, List.of(template));
        assertThat(GalleryEntry.fromJson(golden("gallery-entry.json")))
                .usingRecursiveComparison()
                .isEqualTo(entry);
        assertWritten(entry.toJson(), "gallery-entry.json", "gallery/gallery-entry.schema.json");

        // Removals said the name before they did not.
        GalleryEntry removal = new GalleryEntry("anna-1", "Anna Ångström", 13, true, List.of());
        assertThat(GalleryEntry.fromJson(golden("gallery-removal.json"))).isEqualTo(removal);
        assertWritten(removal.toJson(), "gallery-removal.json", "gallery/gallery-entry.schema.json");
        assertWritten(entry.removal(13).toJson(), "gallery-removal-nameless.json", "gallery/gallery-entry.schema.json");
    }

    @Test
    void aDeadLetterIsReadAndWritten() throws Exception {
        DeadLetter letter = new DeadLetter(
                "passerby.frames",
                3,
                123_456_789_012L,
                "0123456789abcdef".repeat(4),
                "frame header 'seq' is missing",
                NOON);
        assertThat(DeadLetter.fromJson(golden("dead-letter.json"))).isEqualTo(letter);
        assertWritten(letter.toJson(), "dead-letter.json", "deadletter/dead-letter.schema.json");
    }

    @Test
    void aDeadLetterThatNamesItsFrameIsReadAndWritten() throws Exception {
        DeadLetter letter = new DeadLetter(
                "passerby.frames", 3, 12, "0123456789abcdef".repeat(4), "no JPEG", NOON, new FrameName("door", 7, 57));
        assertThat(DeadLetter.fromJson(golden("dead-letter-of-a-frame.json"))).isEqualTo(letter);
        assertWritten(letter.toJson(), "dead-letter-of-a-frame.json", "deadletter/dead-letter.schema.json");
    }

    @Test
    void aFrameTallyIsReadAndWritten() throws Exception {
        FrameTally tally = new FrameTally(
                "door",
                1_764_268_756_000_001L,
                Teller.JOB,
                "0123456789abcdef",
                NOON,
                90,
                new SeqRuns(10, 9, List.of(new SeqRun(10, 56), new SeqRun(58, 89))),
                Map.of("no-face", 80L, "faces", 8L),
                2);
        assertThat(FrameTally.fromJson(golden("frame-tally.json"))).isEqualTo(tally);
        assertWritten(tally.toJson(), "frame-tally.json", "tally/frame-tally.schema.json");
    }

    @Test
    void sightingsAreReadAndWritten() throws Exception {
        SightedFace anna = new SightedFace(
                "door-1764268756000001-51-0",
                new EventBox(0.25, 0.125, 0.375, 0.5),
                List.of(
                        new EventPoint(0.28125, 0.25),
                        new EventPoint(0.34375, 0.25),
                        new EventPoint(0.3125, 0.3125),
                        new EventPoint(0.2875, 0.4),
                        new EventPoint(0.3375, 0.4)),
                Decision.MATCH,
                "Anna Ångström",
                "anna-1",
                0.4375);
        SightedFace somebody = new SightedFace(
                "door-1764268756000001-57-1",
                new EventBox(-0.01, 0.5, 0.125, 0.75),
                List.of(
                        new EventPoint(0.02, 0.5625),
                        new EventPoint(0.08, 0.5625),
                        new EventPoint(0.05, 0.625),
                        new EventPoint(0.03, 0.6875),
                        new EventPoint(0.07, 0.6875)),
                Decision.PENDING,
                null,
                null,
                null);
        Sightings sightings = new Sightings(
                "door", 1_764_268_756_000_001L, 57, NOON.plusMillis(200), 1280, 720, List.of(anna, somebody));
        assertThat(Sightings.fromJson(golden("sightings.json"))).isEqualTo(sightings);
        assertThat(sightings.frame()).isEqualTo(new FrameName("door", 1_764_268_756_000_001L, 57));
        assertWritten(sightings.toJson(), "sightings.json", "sighting/sightings.schema.json");
    }

    @Test
    void aFrameIsReadAndWritten() throws Exception {
        JsonNode golden = Json.read(golden("frame.json"), JsonNode.class);
        Map<String, byte[]> headers = headers(golden);
        byte[] jpeg = golden.get("value").binaryValue();

        Frame frame = FrameCodec.decode(bytes(golden.get("key").asText()), headers, jpeg);

        assertThat(frame)
                .isEqualTo(new Frame(
                        "door", NOON.toEpochMilli(), 4, NOON.plusMillis(800).toEpochMilli(), 1280, 720, true, jpeg));
        assertThat(FrameCodec.headers(frame)).containsExactlyEntriesOf(headers);
    }

    @Test
    void eventsAreReadFromLinesAndWrittenToThem() throws Exception {
        List<String> lines = text("events.jsonl").lines().toList();
        assertThat(lines).hasSameSizeAs(EVENTS);
        for (int i = 0; i < lines.size(); i++) {
            assertThat(CloudEvent.fromJsonLine(lines.get(i))).isEqualTo(EVENTS.get(i));
            assertThat(EVENTS.get(i).toJsonLine()).isEqualTo(lines.get(i));
            assertThat(EventSchema.problems(lines.get(i))).isEmpty();
        }
    }

    @Test
    void eventsAreReadFromKafkaAndWrittenToIt() throws Exception {
        JsonNode records = Json.read(golden("events-on-kafka.json"), JsonNode.class);
        assertThat(records).hasSameSizeAs(EVENTS);
        for (int i = 0; i < records.size(); i++) {
            JsonNode record = records.get(i);
            byte[] value = bytes(Json.line(record.get("value")));
            assertThat(CloudEvent.decode(new HashMap<>(headers(record)), value)).isEqualTo(EVENTS.get(i));
            assertThat(EVENTS.get(i).headers()).containsExactlyEntriesOf(headers(record));
            assertThat(EVENTS.get(i).value()).isEqualTo(value);
        }
    }

    private static void assertWritten(byte[] written, String golden, String schema) {
        String json = new String(written, StandardCharsets.UTF_8);
        assertThat(json).isEqualTo(text(golden).strip());
        assertThat(JsonContract.of("/dev/passerby/wire/" + schema).problems(json))
                .isEmpty();
    }

    private static Map<String, byte[]> headers(JsonNode record) {
        Map<String, byte[]> headers = new LinkedHashMap<>();
        record.get("headers")
                .properties()
                .forEach(header ->
                        headers.put(header.getKey(), bytes(header.getValue().asText())));
        return headers;
    }

    private static byte[] golden(String name) {
        return bytes(text(name));
    }

    private static String text(String name) {
        return JsonContract.text("/dev/passerby/wire/v1/" + name);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
