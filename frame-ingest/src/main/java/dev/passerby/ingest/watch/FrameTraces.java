package dev.passerby.ingest.watch;

import dev.passerby.telemetry.trace.FrameSpan;
import dev.passerby.telemetry.trace.SpanExport;
import dev.passerby.telemetry.trace.TraceSettings;
import dev.passerby.wire.frame.Frame;
import dev.passerby.wire.trace.TraceParent;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The beginning of every frame's trace. Each frame is given its place in one, whether or not anybody records it; the spans
 * {@code frame}, {@code encode} and {@code publish} are recorded of those that are sampled. Any thread.
 */
final class FrameTraces implements AutoCloseable {

    /** How long the JPEG took that this thread is about to publish: a camera's thread does one after the other. */
    private static final ThreadLocal<Long> ENCODED = new ThreadLocal<>();

    private final @Nullable TraceSettings settings;
    private final @Nullable SpanExport export;

    FrameTraces(@Nullable TraceSettings settings) {
        this.settings = settings;
        this.export = settings == null ? null : new SpanExport(settings, "passerby-ingest");
    }

    /** A frame that is being published. */
    record Begun(TraceParent first, String camera, long capturedNanos, long encodeNanos, long publishedNanos) {

        /** What the job's steps come after. */
        TraceParent publish() {
            return first.step("publish");
        }
    }

    void encoded(long nanos) {
        ENCODED.set(nanos);
    }

    Begun begin(Frame frame) {
        TraceParent first = TraceParent.of(frame.cameraId(), frame.epoch(), frame.seq(), false);
        boolean sampled = settings != null && settings.takes(first.traceId());
        Long encodeNanos = ENCODED.get();
        return new Begun(
                first.sampled(sampled),
                frame.cameraId(),
                frame.capturedAtMillis() * 1_000_000,
                encodeNanos == null ? 0 : encodeNanos,
                nowNanos());
    }

    void end(Begun begun, String outcome) {
        if (export == null || !begun.first().sampled()) {
            return;
        }
        long now = nowNanos();
        TraceParent first = begun.first();
        long published = begun.publishedNanos();
        Map<String, String> facts = Map.of("camera", begun.camera(), "outcome", outcome);
        export.add(new FrameSpan(first, null, "frame", begun.capturedNanos(), now, facts));
        export.add(new FrameSpan(
                first.step("encode"), first, "encode", published - begun.encodeNanos(), published, Map.of()));
        export.add(new FrameSpan(begun.publish(), first, "publish", published, now, Map.of()));
    }

    private static long nowNanos() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1_000_000_000 + now.getNano();
    }

    @Override
    public void close() {
        if (export != null) {
            export.close();
        }
    }
}
