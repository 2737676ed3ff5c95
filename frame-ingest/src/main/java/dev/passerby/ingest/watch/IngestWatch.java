package dev.passerby.ingest.watch;

import dev.passerby.ingest.camera.CameraConnector;
import dev.passerby.ingest.publish.FramePublisher;
import dev.passerby.telemetry.endpoint.MetricsEndpoint;
import dev.passerby.wire.camera.CameraStatus;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What watches an ingest process: it is put around the ways to cameras and to the broker, asks the rest when it is asked
 * itself, and tells Prometheus, probes and a collector of spans.
 */
public final class IngestWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(IngestWatch.class);

    private final WatchSettings settings;
    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Connections connections = new Connections(registry);
    private final StageTimes times = new StageTimes(registry);
    private final FrameTraces traces;
    private @Nullable MetricsEndpoint endpoint;

    /** What the process was started with, and is told as it is. */
    public record Facts(String worker, int quarantinedCameras, int restarts) {}

    public IngestWatch(WatchSettings settings) {
        this.settings = settings;
        this.traces = new FrameTraces(settings.traces());
    }

    /** The same way to cameras, watched. */
    public CameraConnector around(CameraConnector connector) {
        return new WatchedConnector(connector, connections, times, traces);
    }

    /** The same way to the broker, watched; its frames carry their trace. */
    public FramePublisher around(FramePublisher publisher) {
        return new WatchedPublisher(publisher, times, traces);
    }

    /**
     * Begins to answer, where that is wanted.
     *
     * @param cameras how each camera of this process is doing
     * @param unready why the process is not ready for its work
     * @throws java.io.UncheckedIOException if no port is to be had
     */
    public void open(Facts facts, Supplier<Map<String, CameraStatus>> cameras, Supplier<Optional<String>> unready) {
        registry.register(new CameraMetrics(cameras));
        Info.builder()
                .name("passerby_ingest_worker_info")
                .help("The worker's name among those that share the cameras.")
                .labelNames("worker")
                .register(registry)
                .addLabelValues(facts.worker());
        gauge("passerby_ingest_cameras", "Cameras at work here.", () -> cameras.get()
                .size());
        gauge(
                "passerby_ingest_ready",
                "1 while ready, as /readyz says.",
                () -> unready.get().isEmpty() ? 1 : 0);
        gauge(
                "passerby_ingest_quarantined_cameras",
                "Cameras that crashed the decoder twice and are kept away from it.",
                facts::quarantinedCameras);
        gauge("passerby_ingest_restarts", "How often the guard has started ingest again.", facts::restarts);
        gauge("passerby_ingest_heap_bytes", "The Java heap in use.", IngestWatch::heapBytes);
        if (settings.metrics() != null) {
            endpoint = MetricsEndpoint.open(settings.metrics(), registry, unready);
            LOG.info("metrics are served at port {}", endpoint.port());
        }
    }

    private void gauge(String name, String help, DoubleSupplier value) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .callback(callback -> callback.call(value.getAsDouble()))
                .register(registry);
    }

    private static double heapBytes() {
        return (double) Runtime.getRuntime().totalMemory()
                - Runtime.getRuntime().freeMemory();
    }

    /** The port that it answers at; empty where it does not. */
    public Optional<Integer> port() {
        return Optional.ofNullable(endpoint).map(MetricsEndpoint::port);
    }

    @Override
    public void close() {
        if (endpoint != null) {
            endpoint.close();
        }
        traces.close();
    }
}
