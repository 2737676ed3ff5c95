package dev.passerby.telemetry.trace;

import dev.passerby.wire.trace.TraceParent;
import io.opentelemetry.sdk.trace.IdGenerator;
import org.jspecify.annotations.Nullable;

/** The ids of the span that this thread is about to begin: those that its step has already. */
final class GivenIds implements IdGenerator {

    private static final ThreadLocal<@Nullable TraceParent> NEXT = new ThreadLocal<>();

    void give(TraceParent step) {
        NEXT.set(step);
    }

    void end() {
        NEXT.remove();
    }

    @Override
    public String generateTraceId() {
        return given().traceId();
    }

    @Override
    public String generateSpanId() {
        return given().spanId();
    }

    private TraceParent given() {
        TraceParent step = NEXT.get();
        if (step == null) {
            throw new IllegalStateException("a span was begun without the step that it is");
        }
        return step;
    }
}
