package dev.passerby.telemetry.trace;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A way of spans that tells once a minute how many were lost on it, and no more: a collector may be away for days. */
final class ToldExporter implements SpanExporter {

    private static final Logger LOG = LoggerFactory.getLogger(ToldExporter.class);
    private static final long TOLD_EVERY_NANOS = Duration.ofMinutes(1).toNanos();

    private final SpanExporter exporter;
    private final String endpoint;
    private final LongSupplier nanoTime;
    private final AtomicLong lost = new AtomicLong();
    private long toldAtNanos;

    ToldExporter(SpanExporter exporter, String endpoint, LongSupplier nanoTime) {
        this.exporter = exporter;
        this.endpoint = endpoint;
        this.nanoTime = nanoTime;
        this.toldAtNanos = nanoTime.getAsLong() - TOLD_EVERY_NANOS;
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        CompletableResultCode result = exporter.export(spans);
        int number = spans.size();
        return result.whenComplete(() -> {
            if (!result.isSuccess()) {
                lost(number);
            }
        });
    }

    private void lost(int number) {
        lost.addAndGet(number);
        synchronized (this) {
            if (nanoTime.getAsLong() - toldAtNanos < TOLD_EVERY_NANOS) {
                return;
            }
            toldAtNanos = nanoTime.getAsLong();
        }
        LOG.warn("{} spans were lost because {} does not take them", lost.getAndSet(0), endpoint);
    }

    @Override
    public CompletableResultCode flush() {
        return exporter.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return exporter.shutdown();
    }
}
