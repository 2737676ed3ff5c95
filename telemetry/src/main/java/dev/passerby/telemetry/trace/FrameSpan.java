package dev.passerby.telemetry.trace;

import dev.passerby.wire.trace.TraceParent;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A step of a frame's way that has ended.
 *
 * @param step its place in the frame's trace
 * @param parent the id of the span it is part of; absent for the first of the trace
 * @param name what was done, such as {@code detect}
 * @param beganNanos since 1970
 * @param endedNanos since 1970
 * @param facts what else is to be known, by attribute; no pictures, names or addresses
 */
public record FrameSpan(
        TraceParent step,
        @Nullable TraceParent parent,
        String name,
        long beganNanos,
        long endedNanos,
        Map<String, String> facts) {

    public FrameSpan {
        facts = Map.copyOf(facts);
    }
}
