package dev.passerby.pipeline.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.telemetry.endpoint.Exposition;
import dev.passerby.telemetry.endpoint.ListenAt;
import dev.passerby.vision.inference.Shared;
import dev.passerby.wire.event.Timings;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProcessWatchTest {

    private final Shared<WatchSettings, ProcessWatch> process = new Shared<>(ProcessWatch::new);

    @Test
    void subtasksOfAProcessCountTogetherAtOneEndpoint() throws Exception {
        int port = freePort();
        WatchSettings settings = settings(port);
        try (var one = process.lease(settings);
                var other = process.lease(settings)) {
            one.value().frames().frame("door", "faces");
            other.value().frames().frame("door", "faces");
            other.value().frames().frame("yard", "dropped-stale");
            one.value().frames().took(new Timings(-3, 4, 18, 0, 0.5, 30));
            one.value().gallery().read("0", 7);
            other.value().gallery().read("1", 6);
            one.value().frames().tracks("door", 2);
            one.value().frames().tracks("yard", 1);
            one.value().frames().tracks("yard", 0);

            Exposition page = Exposition.at("http://127.0.0.1:" + port + "/metrics");

            assertThat(page.sum("passerby_job_frames_total", "camera", "door", "outcome", "faces"))
                    .isEqualTo(2);
            assertThat(page.sum("passerby_job_stage_seconds_bucket", "stage", "detect", "le", "0.025"))
                    .isEqualTo(1);
            assertThat(page.sum("passerby_job_stage_seconds_bucket", "stage", "detect", "le", "0.01"))
                    .isZero();
            assertThat(page.sum("passerby_job_stage_seconds_sum", "stage", "wait"))
                    .isZero();
            assertThat(page.sum("passerby_job_gallery_version", "subtask", "1")).isEqualTo(6);
            assertThat(page.sum("passerby_job_open_tracks")).isEqualTo(2);
            assertThat(page.types()).containsEntry("passerby_job_stage_seconds", "histogram");
        }
    }

    @Test
    void metricsAreToldWithinTheProcessThoughNoPortServesThem() {
        WatchSettings settings = WatchSettings.of(Map.of(), Map.of());
        assertThat(process.open()).isEmpty();
        try (var lease = process.lease(settings)) {
            lease.value().frames().frame("door", "faces");
            assertThat(process.open()).singleElement().satisfies(open -> assertThat(open.metrics())
                    .contains("passerby_job_frames_total{camera=\"door\",outcome=\"faces\"} 1.0\n"));
        }
        assertThat(process.open()).isEmpty();
    }

    @Test
    void theLastToCloseFreesThePortAndARestartBeginsAnew() throws Exception {
        int port = freePort();
        WatchSettings settings = settings(port);
        for (int start = 0; start < 50; start++) {
            try (var first = process.lease(settings);
                    var second = process.lease(settings)) {
                second.value().frames().unreadable();
                assertThat(Exposition.at("http://127.0.0.1:" + port + "/metrics")
                                .sum("passerby_job_unreadable_records_total"))
                        .isEqualTo(1);
                assertThat(first.value()).isSameAs(second.value());
            }
        }
        // An executor has terminated while its last thread still has a step to its end.
        for (Thread thread : endpointThreads()) {
            thread.join(5_000);
        }
        assertThat(endpointThreads()).isEmpty();
    }

    private static List<Thread> endpointThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().matches("metrics-\\d+"))
                .toList();
    }

    @Test
    void aPortThatIsTakenKeepsNobodyFromBeingRecognised() throws Exception {
        try (ServerSocket taken = new ServerSocket(0);
                var lease = process.lease(settings(taken.getLocalPort()))) {
            lease.value().frames().frame("door", "faces");
            assertThat(taken.isBound()).isTrue();
        }
    }

    @Test
    void inventedCamerasAreBoundedInNumber() {
        CameraLabels cameras = new CameraLabels(2);

        assertThat(cameras.of("a")).isEqualTo("a");
        assertThat(cameras.of("b")).isEqualTo("b");
        assertThat(cameras.of("c")).isEqualTo("other");
        assertThat(cameras.of("a")).isEqualTo("a");
    }

    @Test
    void aCollectorThatIsNamedWronglyKeepsNobodyFromBeingRecognised() {
        WatchSettings settings =
                WatchSettings.of(Map.of("metrics.port", "9400"), Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "collector"));

        assertThat(settings.traces()).isNull();
        assertThat(settings.metrics()).isEqualTo(new ListenAt("127.0.0.1", 9400, 9400));
    }

    private static WatchSettings settings(int port) {
        return new WatchSettings(new ListenAt(ListenAt.LOOPBACK, port, port), null);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
