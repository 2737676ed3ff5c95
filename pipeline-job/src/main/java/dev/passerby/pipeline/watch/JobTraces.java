package dev.passerby.pipeline.watch;

import dev.passerby.telemetry.trace.FrameSpan;
import dev.passerby.telemetry.trace.SpanExport;
import dev.passerby.wire.event.Timings;
import dev.passerby.wire.trace.TraceParent;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The job's part of a frame's trace: {@code wait} and {@code recognize} after what the sender of the frame did, and within
 * the latter {@code decode}, {@code detect}, {@code embed} and {@code match}. Any thread.
 */
final class JobTraces implements AutoCloseable {

    private final @Nullable SpanExport export;

    JobTraces(@Nullable SpanExport export) {
        this.export = export;
    }

    /** The step that events of this frame name as theirs; null for a frame without a trace. */
    static @Nullable String eventsOf(@Nullable String traceparent) {
        return TraceParent.parse(traceparent)
                .map(parent -> parent.step("recognize").text())
                .orElse(null);
    }

    /** Records the steps of a frame, which end now. */
    void took(@Nullable String traceparent, String camera, long capturedAtMillis, Timings timings) {
        TraceParent parent = TraceParent.parse(traceparent).orElse(null);
        if (export == null || parent == null || !parent.sampled()) {
            return;
        }
        long captured = capturedAtMillis * 1_000_000;
        long began = captured + nanos(timings.waited());
        long ended = captured + nanos(timings.total());
        long decoded = began + nanos(timings.decode());
        long matching = ended - nanos(timings.match());
        TraceParent recognize = parent.step("recognize");
        export.add(new FrameSpan(parent.step("wait"), parent, "wait", Math.min(captured, began), began, Map.of()));
        export.add(new FrameSpan(recognize, parent, "recognize", began, ended, Map.of("camera", camera)));
        add(export, recognize, "decode", began, decoded);
        add(export, recognize, "detect", decoded, decoded + nanos(timings.detect()));
        add(export, recognize, "embed", matching - nanos(timings.embed()), matching);
        add(export, recognize, "match", matching, ended);
    }

    private static void add(SpanExport export, TraceParent whole, String name, long began, long ended) {
        export.add(new FrameSpan(whole.step(name), whole, name, began, ended, Map.of()));
    }

    private static long nanos(double millis) {
        return Math.round(millis * 1e6);
    }

    @Override
    public void close() {
        if (export != null) {
            export.close();
        }
    }
}
