package dev.passerby.ingest.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.passerby.ingest.camera.CameraConnector;
import dev.passerby.ingest.camera.CameraFailure;
import dev.passerby.ingest.camera.CameraSource;
import dev.passerby.ingest.camera.FailureKind;
import dev.passerby.ingest.camera.StopSignal;
import dev.passerby.ingest.publish.FramePublisher;
import dev.passerby.ingest.sample.DropReason;
import dev.passerby.telemetry.endpoint.Exposition;
import dev.passerby.telemetry.endpoint.ListenAt;
import dev.passerby.telemetry.trace.OtlpCollector;
import dev.passerby.telemetry.trace.TraceSettings;
import dev.passerby.wire.camera.Camera;
import dev.passerby.wire.camera.CameraState;
import dev.passerby.wire.camera.CameraStatus;
import dev.passerby.wire.camera.FrameGaps;
import dev.passerby.wire.frame.Frame;
import dev.passerby.wire.trace.TraceParent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class IngestWatchTest {

    private static final ListenAt ANYWHERE = new ListenAt(ListenAt.LOOPBACK, 0, 0);
    private static final Frame FRAME = new Frame("door", 7, 42, 1_740_830_400_000L, 640, 480, true, new byte[4]);
    private static final CameraStatus DOOR = new CameraStatus(
            "door",
            CameraState.DEGRADED,
            "3 of 75 pictures lost",
            7,
            Instant.EPOCH,
            75,
            70,
            Map.of("tainted", 3L, "still", 2L),
            new FrameGaps(1, 2_500, List.of()));

    private final List<Frame> sent = new ArrayList<>();
    private final AtomicReference<Optional<DropReason>> fate = new AtomicReference<>(Optional.empty());
    private final FramePublisher broker = new FramePublisher() {
        @Override
        public void publish(Frame frame, Settlement settlement) {
            sent.add(frame);
            fate.get().ifPresentOrElse(settlement::dropped, settlement::acknowledged);
        }

        @Override
        public void close() {}
    };

    @Test
    void theBooksOfCamerasAreToldAsTheyAreWhenSomebodyAsks() throws Exception {
        AtomicReference<Map<String, CameraStatus>> cameras = new AtomicReference<>(Map.of());
        try (IngestWatch watch = new IngestWatch(new WatchSettings(ANYWHERE, null))) {
            watch.open(new IngestWatch.Facts("yard-1", 1, 3), cameras::get, Optional::empty);
            assertThat(page(watch).samples("passerby_ingest_frames_decoded_total"))
                    .isEmpty();

            cameras.set(Map.of("door", DOOR));
            Exposition page = page(watch);

            assertThat(page.sum("passerby_ingest_frames_decoded_total", "camera", "door"))
                    .isEqualTo(75);
            assertThat(page.sum("passerby_ingest_frames_published_total")
                            + page.sum("passerby_ingest_frames_dropped_total"))
                    .isEqualTo(75);
            assertThat(page.sum("passerby_ingest_frames_dropped_total", "reason", "tainted"))
                    .isEqualTo(3);
            assertThat(page.sum("passerby_ingest_gap_seconds_total")).isEqualTo(2.5);
            assertThat(page.sum("passerby_ingest_camera_state", "camera", "door", "state", "degraded"))
                    .isEqualTo(1);
            assertThat(page.sum("passerby_ingest_camera_state")).isEqualTo(1);
            assertThat(page.sum("passerby_ingest_quarantined_cameras")).isEqualTo(1);
            assertThat(page.sum("passerby_ingest_restarts")).isEqualTo(3);
        }
    }

    @Test
    void aFrameIsPutIntoItsTraceAndTimedOnItsWay() throws Exception {
        List<String> fates = new ArrayList<>();
        FramePublisher.Settlement settlement = new FramePublisher.Settlement() {
            @Override
            public void acknowledged() {
                fates.add("acknowledged");
            }

            @Override
            public void dropped(DropReason reason) {
                fates.add(reason.text());
            }
        };
        try (IngestWatch watch = new IngestWatch(new WatchSettings(ANYWHERE, null))) {
            watch.open(new IngestWatch.Facts("yard-1", 0, 0), Map::of, Optional::empty);
            FramePublisher watched = watch.around(broker);
            watched.publish(FRAME, settlement);
            fate.set(Optional.of(DropReason.BROKER_AWAY));
            watched.publish(FRAME, settlement);

            TraceParent expected = TraceParent.of("door", 7, 42, false).step("publish");
            assertThat(sent).extracting(Frame::traceparent).containsExactly(expected.text(), expected.text());
            assertThat(fates).containsExactly("acknowledged", "broker-away");
            assertThat(page(watch).sum("passerby_ingest_publish_seconds_count")).isEqualTo(1);
        }
    }

    @Test
    void sampledFramesSpansReachTheCollector() throws Exception {
        try (OtlpCollector collector = new OtlpCollector()) {
            TraceSettings traces = TraceSettings.of(Map.of(TraceSettings.ENDPOINT, collector.endpoint()))
                    .orElseThrow();
            try (IngestWatch watch = new IngestWatch(new WatchSettings(null, traces))) {
                watch.around(broker).publish(FRAME, new FramePublisher.Settlement() {
                    @Override
                    public void acknowledged() {}

                    @Override
                    public void dropped(DropReason reason) {}
                });
            }
            TraceParent first = TraceParent.of("door", 7, 42, true);
            assertThat(collector.await(spans -> spans.size() == 3))
                    .allMatch(span -> span.traceId().equals(first.traceId()))
                    .extracting(OtlpCollector.Received::name, OtlpCollector.Received::parentId)
                    .containsExactlyInAnyOrder(
                            org.assertj.core.groups.Tuple.tuple("frame", ""),
                            org.assertj.core.groups.Tuple.tuple("encode", first.spanId()),
                            org.assertj.core.groups.Tuple.tuple("publish", first.spanId()));
            assertThat(sent.get(0).traceparent())
                    .isEqualTo(first.step("publish").text());
        }
    }

    @Test
    void triesAndFailuresAreCountedByKind() throws Exception {
        CameraConnector nobody = new CameraConnector() {
            @Override
            public CameraSource connect(Camera camera, StopSignal stop) throws CameraFailure {
                throw new CameraFailure(FailureKind.NOT_FOUND, "no such stream");
            }

            @Override
            public void close() {}
        };
        try (IngestWatch watch = new IngestWatch(new WatchSettings(ANYWHERE, null))) {
            watch.open(new IngestWatch.Facts("yard-1", 0, 0), Map::of, Optional::empty);
            CameraConnector watched = watch.around(nobody);

            assertThatThrownBy(
                            () -> watched.connect(new Camera("door", "rtsp://127.0.0.1/", null, 5), new StopSignal()))
                    .isInstanceOf(CameraFailure.class);

            assertThat(page(watch).sum("passerby_ingest_connection_tries_total"))
                    .isEqualTo(1);
            assertThat(page(watch).sum("passerby_ingest_connection_failures_total", "kind", "not-found"))
                    .isEqualTo(1);
            assertThat(page(watch).sum("passerby_ingest_connection_failures_total"))
                    .isEqualTo(1);
        }
    }

    private static Exposition page(IngestWatch watch) throws Exception {
        return Exposition.at("http://127.0.0.1:" + watch.port().orElseThrow() + "/metrics");
    }
}
