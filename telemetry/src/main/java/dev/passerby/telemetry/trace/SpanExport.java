package dev.passerby.telemetry.trace;

import dev.passerby.wire.trace.TraceParent;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporterBuilder;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;

/**
 * The way of spans to a collector, over OTLP and HTTP, in batches on a thread of its own. A collector that is away costs
 * spans and nothing else. Any thread.
 */
public final class SpanExport implements AutoCloseable {

    /** OpenTelemetry's own log, which would tell every failure with its stack; held, or the level would be forgotten. */
    private static final java.util.logging.Logger SDK_LOG = java.util.logging.Logger.getLogger("io.opentelemetry");

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration FAREWELL = Duration.ofSeconds(2);
    private static final int WAITING = 4_096;

    private final GivenIds ids = new GivenIds();
    private final SdkTracerProvider provider;
    private final Tracer tracer;

    /** @param service who did the steps, such as {@code passerby-ingest} */
    public SpanExport(TraceSettings settings, String service) {
        OtlpHttpSpanExporterBuilder exporter =
                OtlpHttpSpanExporter.builder().setEndpoint(settings.endpoint()).setTimeout(TIMEOUT);
        settings.headers().forEach(exporter::addHeader);
        SDK_LOG.setLevel(Level.OFF);
        this.provider = SdkTracerProvider.builder()
                .setIdGenerator(ids)
                .setResource(Resource.create(Attributes.of(AttributeKey.stringKey("service.name"), service)))
                .addSpanProcessor(BatchSpanProcessor.builder(
                                new ToldExporter(exporter.build(), settings.endpoint(), System::nanoTime))
                        .setMaxQueueSize(WAITING)
                        .setScheduleDelay(Duration.ofSeconds(1))
                        .build())
                .build();
        this.tracer = provider.get("dev.passerby");
    }

    /** Sends a span, later; one whose trace is not sampled is dropped. Never waits. */
    public void add(FrameSpan span) {
        if (!span.step().sampled()) {
            return;
        }
        ids.give(span.step());
        try {
            SpanBuilder builder = tracer.spanBuilder(span.name())
                    .setParent(parent(span.parent()))
                    .setStartTimestamp(span.beganNanos(), TimeUnit.NANOSECONDS);
            span.facts().forEach(builder::setAttribute);
            builder.startSpan().end(Math.max(span.beganNanos(), span.endedNanos()), TimeUnit.NANOSECONDS);
        } finally {
            ids.end();
        }
    }

    private static Context parent(@Nullable TraceParent parent) {
        if (parent == null) {
            return Context.root();
        }
        SpanContext remote = SpanContext.createFromRemoteParent(
                parent.traceId(), parent.spanId(), TraceFlags.getSampled(), TraceState.getDefault());
        return Context.root().with(Span.wrap(remote));
    }

    /** Sends what waits, within a few seconds, and ends the thread. */
    @Override
    public void close() {
        provider.shutdown().join(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
    }
}
