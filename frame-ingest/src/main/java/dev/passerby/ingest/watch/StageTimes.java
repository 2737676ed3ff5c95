package dev.passerby.ingest.watch;

import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/** How long the stages of a frame take here, as histograms. */
final class StageTimes {

    /** Seconds; from a small picture's JPEG to a broker that is away. */
    private static final double[] BOUNDS = {0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10};

    private final Histogram encode;
    private final Histogram publish;

    StageTimes(PrometheusRegistry registry) {
        encode = histogram("passerby_ingest_encode_seconds", "Pixels to JPEG.", registry);
        publish = histogram("passerby_ingest_publish_seconds", "JPEG to the broker's acknowledgement.", registry);
    }

    private static Histogram histogram(String name, String help, PrometheusRegistry registry) {
        return Histogram.builder()
                .name(name)
                .help(help)
                .classicOnly()
                .classicUpperBounds(BOUNDS)
                .register(registry);
    }

    void encoded(long nanos) {
        encode.observe(nanos / 1e9);
    }

    void published(long nanos) {
        publish.observe(nanos / 1e9);
    }
}
