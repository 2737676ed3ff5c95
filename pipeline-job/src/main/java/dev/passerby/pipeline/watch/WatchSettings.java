package dev.passerby.pipeline.watch;

import dev.passerby.telemetry.endpoint.ListenAt;
import dev.passerby.telemetry.trace.TraceSettings;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who is told how the job is doing. Where metrics are served travels with the job as parameters of it; where spans go is
 * each process's own, from its environment.
 *
 * @param metrics where Prometheus finds them; absent for nowhere
 * @param traces where spans go; absent for nowhere
 */
record WatchSettings(@Nullable ListenAt metrics, @Nullable TraceSettings traces) {

    private static final Logger LOG = LoggerFactory.getLogger(WatchSettings.class);
    private static final String ADDRESS = "metrics.address";
    private static final String PORTS = "metrics.port";

    static WatchSettings of(Map<String, String> parameters, Map<String, String> environment) {
        ListenAt metrics = ListenAt.parse(
                        parameters.getOrDefault(ADDRESS, ListenAt.LOOPBACK), parameters.getOrDefault(PORTS, "off"))
                .orElse(null);
        return new WatchSettings(metrics, traces(environment));
    }

    /** A variable that somebody set wrongly on one machine keeps nobody from being recognised. */
    private static @Nullable TraceSettings traces(Map<String, String> environment) {
        try {
            return TraceSettings.of(environment).orElse(null);
        } catch (IllegalArgumentException e) {
            LOG.warn("{}; the job goes on without traces", e.getMessage());
            return null;
        }
    }

    static Map<String, String> parameters(String address, String ports) {
        return Map.of(ADDRESS, address, PORTS, ports);
    }
}
