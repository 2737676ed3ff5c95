package dev.passerby.pipeline.watch;

import dev.passerby.wire.event.RecognitionEvent;
import dev.passerby.wire.event.Timings;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What became of frames in this process, what they cost, and what was said of them. Any thread. */
final class FrameMetrics {

    /** How many cameras have their own counters in one process. */
    private static final int CAMERAS = 2_000;

    /** Seconds; from a match of half a millisecond to a frame that waited for ten seconds. */
    private static final double[] BOUNDS = {
        0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10
    };

    private final CameraLabels cameras = new CameraLabels(CAMERAS);
    private final Map<String, Integer> openTracks = new ConcurrentHashMap<>();
    private final Counter frames;
    private final Counter unreadable;
    private final Counter events;
    private final DistributionDataPoint age;
    private final DistributionDataPoint wait;
    private final DistributionDataPoint decode;
    private final DistributionDataPoint detect;
    private final DistributionDataPoint embed;
    private final DistributionDataPoint match;

    FrameMetrics(PrometheusRegistry registry) {
        frames = Counter.builder()
                .name("passerby_job_frames_total")
                .help("Frames by camera and outcome; each has exactly one.")
                .labelNames("camera", "outcome")
                .register(registry);
        unreadable = Counter.builder()
                .name("passerby_job_unreadable_records_total")
                .help("Records of the frames topic that are no frames and went to the dead letters.")
                .register(registry);
        events = Counter.builder()
                .name("passerby_job_events_total")
                .help("Events of faces, by type and decision.")
                .labelNames("type", "decision")
                .register(registry);
        age = histogram("passerby_job_frame_age_seconds", "Capture to the end of the job's work on the frame.")
                .register(registry);
        Histogram stages = histogram("passerby_job_stage_seconds", "What each stage of a frame takes.")
                .labelNames("stage")
                .register(registry);
        wait = stages.labelValues("wait");
        decode = stages.labelValues("decode");
        detect = stages.labelValues("detect");
        embed = stages.labelValues("embed");
        match = stages.labelValues("match");
        GaugeWithCallback.builder()
                .name("passerby_job_open_tracks")
                .help("Tracks that have not ended, of the cameras that are worked on here.")
                .callback(callback -> callback.call(
                        openTracks.values().stream().mapToInt(Integer::intValue).sum()))
                .register(registry);
    }

    private static Histogram.Builder histogram(String name, String help) {
        return Histogram.builder().name(name).help(help).classicOnly().classicUpperBounds(BOUNDS);
    }

    void frame(String camera, String outcome) {
        frames.labelValues(cameras.of(camera), outcome).inc();
    }

    void unreadable() {
        unreadable.inc();
    }

    void took(Timings timings) {
        observe(wait, timings.waited());
        observe(decode, timings.decode());
        observe(detect, timings.detect());
        observe(embed, timings.embed());
        observe(match, timings.match());
        observe(age, timings.total());
    }

    /** Times that span two machines' clocks may be below 0 where these disagree; a histogram's sum must not fall. */
    private static void observe(DistributionDataPoint histogram, double millis) {
        histogram.observe(Math.max(0, millis) / 1e3);
    }

    void tracks(String camera, int open) {
        if (open == 0) {
            openTracks.remove(camera);
        } else {
            openTracks.put(camera, open);
        }
    }

    void told(RecognitionEvent event) {
        events.labelValues(event.type().text(), event.identity().decision().text())
                .inc();
    }
}
