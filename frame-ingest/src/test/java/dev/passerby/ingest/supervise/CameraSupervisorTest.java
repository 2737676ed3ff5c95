package dev.passerby.ingest.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.ingest.camera.CameraConnector;
import dev.passerby.ingest.camera.CameraFailure;
import dev.passerby.ingest.camera.CameraSource;
import dev.passerby.ingest.camera.Demand;
import dev.passerby.ingest.camera.FailureKind;
import dev.passerby.ingest.camera.Picture;
import dev.passerby.ingest.camera.StopSignal;
import dev.passerby.ingest.sample.DropReason;
import dev.passerby.ingest.sample.FrameCounts;
import dev.passerby.ingest.sample.FrameLedger;
import dev.passerby.ingest.sample.MotionSettings;
import dev.passerby.ingest.server.PlainPicture;
import dev.passerby.wire.camera.Camera;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class CameraSupervisorTest {

    private static final Camera CAMERA = new Camera("door", "rtsp://192.0.2.7/stream", null, 60);

    private final RecordedStatuses said = new RecordedStatuses();
    private final FrameLedger ledger = new FrameLedger(0, Duration.ofMillis(200));
    private final List<PlainPicture> pictures = new ArrayList<>();

    @Test
    void failuresInARowAreMetWithGrowingWaits() {
        SetTime time = new SetTime(6);
        supervise(time, refusing(FailureKind.REFUSED));
        assertThat(time.pauses).extracting(Duration::toSeconds).containsExactly(1L, 2L, 4L, 8L, 16L, 30L);
        assertThat(said.states()).containsExactly("offline");
        assertThat(said.events.get(0).reason()).isEqualTo("nothing accepts connections at the camera's address");
    }

    @Test
    void whatTheSettingsForbidIsTriedAgainAtTheLongestIntervals() {
        SetTime time = new SetTime(3);
        supervise(time, refusing(FailureKind.NOT_ALLOWED));
        assertThat(time.pauses).extracting(Duration::toSeconds).containsExactly(30L, 30L, 30L);
    }

    @Test
    void aRefusedPasswordIsTriedTwiceAMinuteAtMost() {
        SetTime time = new SetTime(8);
        List<Long> attempts = new ArrayList<>();
        supervise(time, stop -> {
            attempts.add(time.nanos());
            throw failure(FailureKind.AUTH);
        });
        assertThat(attempts).hasSize(9);
        for (int i = 2; i < attempts.size(); i++) {
            assertThat(attempts.get(i) - attempts.get(i - 2)).isGreaterThanOrEqualTo(60_000_000_000L);
        }
    }

    @Test
    void anotherReasonIsPublishedAsAStatusButIsNoEvent() {
        ArrayDeque<FailureKind> kinds = new ArrayDeque<>(List.of(FailureKind.STALLED, FailureKind.REFUSED));
        supervise(new SetTime(3), stop -> {
            throw failure(kinds.size() > 1 ? kinds.poll() : kinds.element());
        });
        assertThat(said.states()).containsExactly("offline");
        assertThat(said.statuses)
                .extracting("reason")
                .containsExactly(FailureKind.STALLED.meaning(), FailureKind.REFUSED.meaning());
    }

    @Test
    void everyConnectionHasAGreaterEpochAndIsAnnouncedOnce() {
        SetTime time = new SetTime(1);
        supervise(time, stop -> showing(time, 3));
        assertThat(said.states()).containsExactly("online", "offline", "online", "offline");
        assertThat(said.events.get(2).epoch()).isGreaterThan(said.events.get(0).epoch());
        assertThat(said.events.get(1).epoch()).isEqualTo(said.events.get(0).epoch());
    }

    @Test
    void aConnectionThatLastedMakesTheNextWaitShort() {
        SetTime time = new SetTime(3);
        ArrayDeque<Integer> lengths = new ArrayDeque<>(List.of(0, 0, 400, 0));
        supervise(time, stop -> showing(time, lengths.isEmpty() ? 0 : lengths.poll()));
        assertThat(time.pauses).extracting(Duration::toSeconds).containsExactly(1L, 2L, 1L);
    }

    @Test
    void everyDecodedPictureIsSettledAndClosedOnce() {
        SetTime time = new SetTime(2);
        supervise(time, stop -> showing(time, 50));
        FrameCounts counts = ledger.counts();
        assertThat(counts.decoded()).isEqualTo(150);
        assertThat(counts.pending()).isZero();
        assertThat(counts.dropped(DropReason.UNSTABLE_SIZE)).isEqualTo(3);
        // Nobody takes from the ring in this test: two stay until the end, the others were pushed out.
        assertThat(counts.dropped(DropReason.SHUTDOWN)).isEqualTo(2);
        assertThat(pictures).hasSize(150).allMatch(picture -> picture.closings().get() == 1);
    }

    @Test
    void whatIsNotWantedNeedNotBeDecodedAndIsCountedApart() {
        SetTime time = new SetTime(0);
        supervise(new Camera("door", CAMERA.url(), null, 5), time, stop -> sparing(showing(time, 300)));
        FrameCounts counts = ledger.counts();
        // 30 pictures a second, 5 of them wanted; the first shows the size and does not count as wanted.
        assertThat(counts.decoded()).isBetween(50L, 54L);
        assertThat(counts.undecoded() + counts.decoded()).isEqualTo(300);
        assertThat(counts.dropped(DropReason.SAMPLED)).isZero();
        assertThat(counts.pending()).isZero();
    }

    @Test
    void anUnexpectedExceptionIsAFailureLikeAnyOther() {
        supervise(new SetTime(1), stop -> {
            throw new IllegalStateException("rtsp://admin:secret@192.0.2.7");
        });
        assertThat(said.events.get(0).reason()).contains("unexpected java.lang.IllegalStateException");
        assertThat(said.events.get(0).reason()).doesNotContain("secret");
    }

    @Test
    void lossesDegradeTheCameraUntilTheyEnd() {
        SetTime time = new SetTime(0);
        CameraReport report = new CameraReport("door", ledger, said, time);
        report.online(1);
        ledger.decoded(time.now().toEpochMilli());
        ledger.dropped(DropReason.BROKER_AWAY);
        report.tick();
        report.tick();
        report.end("ingest was stopped");
        report.tick();
        assertThat(said.states()).containsExactly("online", "degraded", "online", "offline");
        assertThat(said.statuses).last().extracting("reason").isEqualTo("ingest was stopped");
    }

    private void supervise(SetTime time, Connecting connecting) {
        supervise(CAMERA, time, connecting);
    }

    private void supervise(Camera camera, SetTime time, Connecting connecting) {
        StopSignal stop = new StopSignal();
        Pace pace = new Pace(time, () -> 0L, BackOff.STANDARD, new OpenPermits(1), new Epochs(1));
        FrameFlow flow = new FrameFlow(camera, ledger, new RecordedFrames(), 2);
        CameraReport report = new CameraReport(camera.id(), ledger, said, time);
        new CameraSupervisor(
                        camera, connector(connecting), flow, ledger, report, pace, MotionSettings.EVERY_PICTURE, stop)
                .run();
        flow.close();
    }

    /** A connection that shows so many pictures, 30 a second, and ends. */
    private CameraSource showing(SetTime time, int count) {
        return source(shown -> {
            time.advance(Duration.ofMillis(33));
            if (shown >= count) {
                return null;
            }
            PlainPicture picture = PlainPicture.of(640, 480);
            pictures.add(picture);
            return picture;
        });
    }

    /** The same connection, but for pictures that nobody wants. */
    private static CameraSource sparing(CameraSource source) {
        return new CameraSource() {
            @Override
            public Picture read(Demand demand) throws CameraFailure {
                while (true) {
                    Picture picture = source.read();
                    if (demand.wantsNow()) {
                        return picture;
                    }
                    picture.close();
                    demand.passedOver();
                }
            }

            @Override
            public String codec() {
                return "mjpeg";
            }

            @Override
            public void close() {
                source.close();
            }
        };
    }

    private static Connecting refusing(FailureKind kind) {
        return stop -> {
            throw failure(kind);
        };
    }

    private static CameraFailure failure(FailureKind kind) {
        return new CameraFailure(kind, "");
    }

    private interface Connecting {
        CameraSource connect(StopSignal stop) throws CameraFailure;
    }

    private static CameraConnector connector(Connecting connecting) {
        return new CameraConnector() {
            @Override
            public CameraSource connect(Camera camera, StopSignal stop) throws CameraFailure {
                return connecting.connect(stop);
            }

            @Override
            public void close() {}
        };
    }

    private static CameraSource source(Function<Integer, Picture> next) {
        return new CameraSource() {
            private int shown;

            @Override
            public Picture read(Demand demand) throws CameraFailure {
                Picture picture = next.apply(shown++);
                if (picture == null) {
                    throw failure(FailureKind.ENDED);
                }
                return picture;
            }

            @Override
            public String codec() {
                return "h264";
            }

            @Override
            public void close() {}
        };
    }
}
