package dev.passerby.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.passerby.wire.camera.Camera;
import dev.passerby.wire.camera.CameraStatus;
import dev.passerby.wire.deadletter.DeadLetter;
import dev.passerby.wire.event.CloudEvent;
import dev.passerby.wire.gallery.GalleryEntry;
import dev.passerby.wire.sighting.Sightings;
import dev.passerby.wire.tally.FrameTally;
import dev.passerby.wire.tally.SeqRuns;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Records of every topic but the frames' from anybody: read, written and read the same again, or one line of complaint. */
class RecordsFuzzTest {

    private interface Reader<T> {
        T read(byte[] bytes) throws WireFormatException;
    }

    @FuzzTest(maxDuration = "1m")
    void camera(byte[] json) throws Exception {
        Camera camera = holds(json, Camera::fromJson, Camera::toJson);
        if (camera != null) {
            assertThat(Camera.fromJson(camera.toJson())).isEqualTo(camera);
            assertThat(camera.url()).doesNotContain("@");
        }
    }

    @FuzzTest(maxDuration = "1m")
    void cameraStatus(byte[] json) throws Exception {
        CameraStatus status = holds(json, CameraStatus::fromJson, CameraStatus::toJson);
        if (status != null) {
            assertThat(CameraStatus.fromJson(status.toJson())).isEqualTo(status);
        }
    }

    @FuzzTest(maxDuration = "1m")
    void galleryEntry(byte[] json) throws Exception {
        GalleryEntry entry = holds(json, GalleryEntry::fromJson, GalleryEntry::toJson);
        if (entry != null) {
            entry.templates().forEach(template -> {
                assertThat(template.quality()).isFinite();
                for (float number : template.embedding()) {
                    assertThat(number).isFinite();
                }
            });
        }
    }

    @FuzzTest(maxDuration = "1m")
    void deadLetter(byte[] json) throws Exception {
        holds(json, DeadLetter::fromJson, DeadLetter::toJson);
    }

    @FuzzTest(maxDuration = "1m")
    void frameTally(byte[] json) throws Exception {
        FrameTally tally = holds(json, FrameTally::fromJson, FrameTally::toJson);
        if (tally != null) {
            SeqRuns frames = tally.frames();
            assertThat(frames.from(frames.below()).minus(frames)).isEqualTo(SeqRuns.NONE);
            assertThat(frames.or(frames).from(frames.below())).isEqualTo(frames.from(frames.below()));
            assertThat(tally.counted()).isNotNegative();
        }
    }

    @FuzzTest(maxDuration = "1m")
    void sightings(byte[] json) throws Exception {
        holds(json, Sightings::fromJson, Sightings::toJson);
    }

    @FuzzTest(maxDuration = "1m")
    void eventLine(byte[] line) throws Exception {
        holds(
                line,
                bytes -> CloudEvent.fromJsonLine(new String(bytes, StandardCharsets.UTF_8)),
                event -> event.toJsonLine().getBytes(StandardCharsets.UTF_8));
    }

    @FuzzTest(maxDuration = "1m")
    void eventRecord(byte[] json) throws Exception {
        Map<String, byte[]> headers = new HashMap<>(Map.of(
                "ce_specversion", "1.0".getBytes(StandardCharsets.UTF_8),
                "ce_id", "door/1".getBytes(StandardCharsets.UTF_8),
                "ce_type", "face.unknown".getBytes(StandardCharsets.UTF_8),
                "ce_source", "/passerby/cameras/door".getBytes(StandardCharsets.UTF_8),
                "ce_subject", "door-1".getBytes(StandardCharsets.UTF_8)));
        // The first twenty bytes are the time, the rest the payload.
        int time = Math.min(20, json.length);
        headers.put("ce_time", Arrays.copyOf(json, time));
        byte[] payload = Arrays.copyOfRange(json, time, json.length);
        holds(payload, bytes -> CloudEvent.decode(headers, bytes), CloudEvent::value);
    }

    /** What was read; null where it was refused. */
    private static <T> T holds(byte[] bytes, Reader<T> reader, Function<T, byte[]> writer) throws WireFormatException {
        T record;
        try {
            record = reader.read(bytes);
        } catch (WireFormatException e) {
            Complaint.isFitToBeShown(e);
            return null;
        }
        byte[] written = writer.apply(record);
        assertThat(writer.apply(reader.read(written))).isEqualTo(written);
        return record;
    }
}
