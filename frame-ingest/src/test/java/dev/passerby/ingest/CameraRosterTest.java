package dev.passerby.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.ingest.camera.CameraConnector;
import dev.passerby.ingest.camera.CameraFailure;
import dev.passerby.ingest.camera.CameraSource;
import dev.passerby.ingest.camera.FailureKind;
import dev.passerby.ingest.camera.StopSignal;
import dev.passerby.ingest.sample.MotionSettings;
import dev.passerby.ingest.share.PlacedCamera;
import dev.passerby.ingest.supervise.BackOff;
import dev.passerby.ingest.supervise.CameraWorker;
import dev.passerby.ingest.supervise.Epochs;
import dev.passerby.ingest.supervise.Pace;
import dev.passerby.ingest.supervise.RecordedFrames;
import dev.passerby.ingest.supervise.RecordedStatuses;
import dev.passerby.wire.camera.Camera;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which workers a change of the attached cameras starts, and which it leaves to go on. */
class CameraRosterTest {

    private static final Camera DOOR = new Camera("door", "rtsp://192.0.2.7/stream", null, 5);
    private static final int PARTITION = 3;

    private final List<CameraWorker> hired = new ArrayList<>();
    private final List<Epochs> numbered = new ArrayList<>();
    private final RecordedStatuses said = new RecordedStatuses();
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
        assertThat(said.states()).containsExactly("offline");
    }

    @Test
    void aCameraInAPartitionOfOthersIsNotWorked() {
        roster.follow(Map.of("door", new PlacedCamera(DOOR, 7)));

        assertThat(roster.wanting(Set.of(6, 8))).isEmpty();
        roster.take(Set.of(6, 8), 1);
        assertThat(hired).isEmpty();
        assertThat(roster.wanting(Set.of(6, 7))).containsExactly(7);
        roster.take(Set.of(7), 1);
        assertThat(hired).hasSize(1);
        assertThat(roster.wanting(Set.of(6, 7))).isEmpty();
    }

    @Test
    void aReleasedCameraEndsWithoutAWordAndWaitsForWhoTakesItNext() {
        follow(DOOR);
        roster.release(Set.of(PARTITION), Duration.ofSeconds(10));

        assertThat(hired.get(0).awaitEnd(Duration.ofMillis(1))).isTrue();
        int saidBefore = said.states().size();
        roster.tick();
        assertThat(said.states()).hasSize(saidBefore);
        assertThat(forgotten).isEmpty();
        assertThat(roster.statuses()).isEmpty();
        assertThat(roster.wanting(Set.of(PARTITION))).containsExactly(PARTITION);
    }

    @Test
    void whatOthersDidWithAReleasedCameraIsNoBusinessOfOurs() {
        follow(DOOR);
        roster.release(Set.of(PARTITION), Duration.ZERO);
        roster.follow(Map.of());

        assertThat(forgotten).isEmpty();
    }

    @Test
    void aCameraWhoseRecordMovedIsLeftToWhoHoldsItsNewPlace() {
        follow(DOOR);
        roster.follow(Map.of("door", new PlacedCamera(DOOR, 7)));

        assertThat(roster.statuses()).isEmpty();
        assertThat(forgotten).isEmpty();
        assertThat(roster.wanting(Set.of(PARTITION))).isEmpty();
        assertThat(roster.wanting(Set.of(7))).containsExactly(7);
    }

    @Test
    void connectionsAreNumberedByTheTakeoverAlsoAfterAChangeOfTheCamera() {
        follow(DOOR);
        follow(new Camera("door", "rtsp://192.0.2.8/stream", null, 5));
        roster.release(Set.of(PARTITION), Duration.ZERO);
        roster.take(Set.of(PARTITION), 6);

        assertThat(numbered).hasSize(3);
        assertThat(numbered.get(1)).isSameAs(numbered.get(0));
        assertThat(numbered.get(2).next()).isGreaterThan(numbered.get(0).next());
    }

    private void follow(Camera camera) {
        roster.follow(Map.of(camera.id(), new PlacedCamera(camera, PARTITION)));
        roster.take(roster.wanting(Set.of(PARTITION)), 5);
    }

    private CameraWorker hire(Camera camera, Epochs epochs) {
        CameraWorker worker = new CameraWorker(
                camera, NOBODY_ANSWERS, new RecordedFrames(), said, pace().with(epochs), MotionSettings.STANDARD, 2);
        hired.add(worker);
        numbered.add(epochs);
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
