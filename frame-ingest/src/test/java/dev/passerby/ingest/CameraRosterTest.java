package dev.passerby.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.ingest.camera.CameraConnector;
import dev.passerby.ingest.camera.CameraFailure;
import dev.passerby.ingest.camera.CameraSource;
import dev.passerby.ingest.camera.FailureKind;
import dev.passerby.ingest.camera.StopSignal;
import dev.passerby.ingest.sample.MotionSettings;
import dev.passerby.ingest.supervise.BackOff;
import dev.passerby.ingest.supervise.CameraWorker;
import dev.passerby.ingest.supervise.Pace;
import dev.passerby.ingest.supervise.RecordedFrames;
import dev.passerby.ingest.supervise.RecordedStatuses;
import dev.passerby.wire.camera.Camera;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which workers a change of the attached cameras starts, and which it leaves to go on. */
class CameraRosterTest {

    private static final Camera DOOR = new Camera("door", "rtsp://192.0.2.7/stream", null, 5);

    private final List<CameraWorker> hired = new ArrayList<>();
    private final List<String> forgotten = new ArrayList<>();
    private final CameraRoster roster = new CameraRoster(this::hire, forgotten::add);

    @AfterEach
    void everybodyLeaves() {
        assertThat(roster.close(Duration.ofSeconds(10))).isEmpty();
    }

    @Test
    void anotherThresholdNeedsNoOtherConnection() {
        follow(DOOR);
        follow(DOOR.withThreshold(0.7));

        assertThat(hired).hasSize(1);
        assertThat(hired.get(0).camera().threshold()).isEqualTo(0.7);
    }

    @Test
    void anotherAddressOrPaceIsAnotherWorkerAndTheSameCameraIsNone() {
        follow(DOOR);
        follow(new Camera("door", "rtsp://192.0.2.8/stream", null, 5));
        follow(new Camera("door", "rtsp://192.0.2.8/stream", null, 2));
        follow(new Camera("door", "rtsp://192.0.2.8/stream", null, 2));

        assertThat(hired).extracting(worker -> worker.camera().fps()).containsExactly(5.0, 5.0, 2.0);
        assertThat(forgotten).isEmpty();
    }

    @Test
    void aRemovedCameraIsForgotten() {
        follow(DOOR);
        roster.follow(Map.of());

        assertThat(forgotten).containsExactly("door");
        assertThat(roster.statuses()).isEmpty();
    }

    private void follow(Camera camera) {
        roster.follow(Map.of(camera.id(), camera));
    }

    private CameraWorker hire(Camera camera) {
        CameraWorker worker = new CameraWorker(
                camera,
                NOBODY_ANSWERS,
                new RecordedFrames(),
                new RecordedStatuses(),
                pace(),
                MotionSettings.STANDARD,
                2);
        hired.add(worker);
        return worker;
    }

    private static Pace pace() {
        return Pace.standard(BackOff.STANDARD, 1);
    }

    private static final CameraConnector NOBODY_ANSWERS = new CameraConnector() {
        @Override
        public CameraSource connect(Camera camera, StopSignal stop) throws CameraFailure {
            throw new CameraFailure(FailureKind.REFUSED, "");
        }

        @Override
        public void close() {}
    };
}
