package dev.passerby.telemetry.endpoint;

import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Prometheus's text format: what a registry's metrics say at a moment. */
public final class MetricsText {

    private static final PrometheusTextFormatWriter WRITER = PrometheusTextFormatWriter.create();

    static final String CONTENT_TYPE = WRITER.getContentType();

    private MetricsText() {}

    /** What these metrics say now. */
    public static String of(PrometheusRegistry registry) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            WRITER.write(text, registry.scrape(), EscapingScheme.UNDERSCORE_ESCAPING);
        } catch (IOException e) {
            throw new UncheckedIOException("memory refuses bytes", e);
        }
        return text.toString(StandardCharsets.UTF_8);
    }
}
