package dev.passerby.ingest.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.passerby.ingest.camera.CameraConnector;
import dev.passerby.ingest.camera.CameraFailure;
import dev.passerby.ingest.camera.CameraSource;
import dev.passerby.ingest.camera.FailureKind;
import dev.passerby.ingest.camera.StopSignal;
import dev.passerby.wire.camera.Camera;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QuarantineTest {

    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    private static final Quarantine DOOR = new Quarantine(Map.of("door", NOON));

    private final List<String> opened = new ArrayList<>();
    private Instant attachedAt = Instant.EPOCH;
    private Instant now = NOON.plusSeconds(1);

    @Test
    void its_text_reads_back() {
        Quarantine both = new Quarantine(Map.of("door", NOON, "back.yard", NOON.plusMillis(1)));
        assertThat(both.text()).isEqualTo("back.yard@2026-01-31T12:00:00.001Z,door@2026-01-31T12:00:00Z");
        assertThat(Quarantine.parse(both.text())).isEqualTo(both);
        assertThat(Quarantine.parse("")).isEqualTo(Quarantine.NONE);
    }

    @Test
    void a_text_that_is_none_is_refused_in_one_line() {
        for (String text : List.of("door", "door@noon", "door@2026-01-31T12:00:00Z,")) {
            assertThatThrownBy(() -> Quarantine.parse(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("PASSERBY_INGEST_QUARANTINE must be like door@2026-01-31T12:00:00Z, got '");
        }
    }

    @Test
    void a_quarantined_camera_is_not_opened_and_says_why() throws Exception {
        CameraFailure failure = failureOf("door");
        assertThat(failure.kind()).isEqualTo(FailureKind.QUARANTINED);
        assertThat(failure.reason())
                .isEqualTo("the camera is quarantined: it crashed ingest twice, the second time at"
                        + " 2026-01-31T12:00:00Z; to try it again, 'camera remove' and 'camera add' it, or wait until"
                        + " 2026-02-01T12:00:00Z");
        assertThat(opened).isEmpty();
        assertThat(failureOf("yard").kind()).isEqualTo(FailureKind.REFUSED);
        assertThat(opened).containsExactly("yard");
    }

    @Test
    void a_record_written_since_or_a_day_lets_it_out() throws Exception {
        attachedAt = NOON.plusMillis(1);
        assertThat(failureOf("door").kind()).isEqualTo(FailureKind.REFUSED);
        attachedAt = NOON;
        assertThat(failureOf("door").kind()).isEqualTo(FailureKind.QUARANTINED);
        now = NOON.plus(Quarantine.LENGTH);
        assertThat(failureOf("door").kind()).isEqualTo(FailureKind.REFUSED);
    }

    private CameraFailure failureOf(String id) throws Exception {
        Camera camera = new Camera(id, "rtsp://192.0.2.7/stream", null, 5);
        try (CameraConnector connector = new QuarantineConnector(way(), DOOR, any -> attachedAt, () -> now);
                CameraSource source = connector.connect(camera, new StopSignal())) {
            throw new AssertionError("opened " + source.codec());
        } catch (CameraFailure e) {
            return e;
        }
    }

    private CameraConnector way() {
        return new CameraConnector() {
            @Override
            public CameraSource connect(Camera camera, StopSignal stop) throws CameraFailure {
                opened.add(camera.id());
                throw new CameraFailure(FailureKind.REFUSED, "");
            }

            @Override
            public void close() {}
        };
    }
}
