package dev.passerby.ingest.watch;

import dev.passerby.wire.camera.CameraState;
import dev.passerby.wire.camera.CameraStatus;
import dev.passerby.wire.camera.FrameGaps;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * The books of this process's cameras as metrics, looked up when somebody asks: a camera that is not here has none, and
 * watching costs the cameras nothing.
 */
final class CameraMetrics implements MultiCollector {

    private final Supplier<Map<String, CameraStatus>> cameras;

    CameraMetrics(Supplier<Map<String, CameraStatus>> cameras) {
        this.cameras = cameras;
    }

    @Override
    public MetricSnapshots collect() {
        Collection<CameraStatus> statuses = cameras.get().values();
        return MetricSnapshots.of(
                counter("passerby_ingest_frames_decoded", "Pictures decoded.", statuses, CameraStatus::decoded),
                counter(
                        "passerby_ingest_frames_undecoded",
                        "Pictures not decoded, because nothing needed them.",
                        statuses,
                        status -> status.undecoded() == null ? 0 : status.undecoded()),
                counter("passerby_ingest_frames_published", "Frames acknowledged.", statuses, CameraStatus::published),
                dropped(statuses),
                counter(
                        "passerby_ingest_gaps",
                        "Stretches without a published frame though some were due.",
                        statuses,
                        status -> gaps(status).count()),
                counter(
                        "passerby_ingest_gap_seconds",
                        "How long those stretches were, together.",
                        statuses,
                        status -> gaps(status).millis() / 1e3),
                state(statuses));
    }

    private static FrameGaps gaps(CameraStatus status) {
        FrameGaps gaps = status.gaps();
        return gaps == null ? new FrameGaps(0, 0, List.of()) : gaps;
    }

    private static CounterSnapshot counter(
            String name, String help, Collection<CameraStatus> statuses, ToDoubleFunction<CameraStatus> value) {
        CounterSnapshot.Builder counter = CounterSnapshot.builder().name(name).help(help);
        statuses.forEach(
                status -> counter.dataPoint(point(Labels.of("camera", status.camera()), value.applyAsDouble(status))));
        return counter.build();
    }

    private static CounterSnapshot dropped(Collection<CameraStatus> statuses) {
        CounterSnapshot.Builder counter = CounterSnapshot.builder()
                .name("passerby_ingest_frames_dropped")
                .help("Pictures decoded and not published, by reason.");
        statuses.forEach(status -> status.dropped()
                .forEach((reason, count) ->
                        counter.dataPoint(point(Labels.of("camera", status.camera(), "reason", reason), count))));
        return counter.build();
    }

    private static CounterDataPointSnapshot point(Labels labels, double value) {
        return CounterDataPointSnapshot.builder().labels(labels).value(value).build();
    }

    private static GaugeSnapshot state(Collection<CameraStatus> statuses) {
        GaugeSnapshot.Builder gauge = GaugeSnapshot.builder()
                .name("passerby_ingest_camera_state")
                .help("1 for the state that the camera is in, 0 for the others.");
        for (CameraStatus status : statuses) {
            for (CameraState state : CameraState.values()) {
                gauge.dataPoint(GaugeDataPointSnapshot.builder()
                        .labels(Labels.of("camera", status.camera(), "state", state.text()))
                        .value(state == status.state() ? 1 : 0)
                        .build());
            }
        }
        return gauge.build();
    }
}
