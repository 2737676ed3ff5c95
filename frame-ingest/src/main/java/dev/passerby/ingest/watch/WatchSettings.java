package dev.passerby.ingest.watch;

import dev.passerby.telemetry.endpoint.ListenAt;
import dev.passerby.telemetry.trace.TraceSettings;
import org.jspecify.annotations.Nullable;

/**
 * Who is told how ingest is doing.
 *
 * @param metrics where Prometheus and probes find it; absent for nowhere
 * @param traces where spans go; absent for nowhere
 */
public record WatchSettings(
        @Nullable ListenAt metrics, @Nullable TraceSettings traces) {

    public static final WatchSettings NONE = new WatchSettings(null, null);
}
