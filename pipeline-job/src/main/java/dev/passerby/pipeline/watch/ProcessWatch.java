package dev.passerby.pipeline.watch;

import dev.passerby.telemetry.endpoint.MetricsEndpoint;
import dev.passerby.telemetry.endpoint.MetricsText;
import dev.passerby.telemetry.trace.SpanExport;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What all subtasks of the job in one process share: the metrics, the endpoint that serves them, the way of spans. A port
 * that is not to be had is told once and keeps nobody from being recognised.
 */
final class ProcessWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ProcessWatch.class);

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final FrameMetrics frames = new FrameMetrics(registry);
    private final VisionMetrics visions = new VisionMetrics(registry);
    private final GalleryMetrics gallery = new GalleryMetrics(registry);
    private final @Nullable MetricsEndpoint endpoint;
    private final JobTraces traces;

    ProcessWatch(WatchSettings settings) {
        endpoint = endpoint(settings);
        traces = new JobTraces(settings.traces() == null ? null : new SpanExport(settings.traces(), "passerby-job"));
    }

    private @Nullable MetricsEndpoint endpoint(WatchSettings settings) {
        if (settings.metrics() == null) {
            return null;
        }
        try {
            MetricsEndpoint opened = MetricsEndpoint.open(settings.metrics(), registry, Optional::empty);
            LOG.info("metrics are served at port {}", opened.port());
            return opened;
        } catch (UncheckedIOException e) {
            LOG.warn("{}; the job goes on without ('metrics.port')", e.getMessage());
            return null;
        }
    }

    FrameMetrics frames() {
        return frames;
    }

    VisionMetrics visions() {
        return visions;
    }

    GalleryMetrics gallery() {
        return gallery;
    }

    /** What the endpoint would say now, whether or not there is one. */
    String metrics() {
        return MetricsText.of(registry);
    }

    JobTraces traces() {
        return traces;
    }

    @Override
    public void close() {
        if (endpoint != null) {
            endpoint.close();
        }
        traces.close();
    }
}
