package dev.passerby.ingest.watch;

import dev.passerby.ingest.camera.FailureKind;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Locale;

/** Tries to connect to cameras, and how tries and connections failed. */
final class Connections {

    private final Counter tries;
    private final Counter failures;

    Connections(PrometheusRegistry registry) {
        tries = Counter.builder()
                .name("passerby_ingest_connection_tries_total")
                .help("Tries to connect to a camera.")
                .register(registry);
        failures = Counter.builder()
                .name("passerby_ingest_connection_failures_total")
                .help("Tries and connections that failed, by kind.")
                .labelNames("kind")
                .register(registry);
        for (FailureKind kind : FailureKind.values()) {
            failures.initLabelValues(text(kind));
        }
    }

    void tried() {
        tries.inc();
    }

    void failed(FailureKind kind) {
        failures.labelValues(text(kind)).inc();
    }

    private static String text(FailureKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
