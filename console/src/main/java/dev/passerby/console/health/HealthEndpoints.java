package dev.passerby.console.health;

import dev.passerby.console.http.Endpoints;
import dev.passerby.console.http.Needs;
import io.javalin.config.RoutesConfig;
import java.time.Clock;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** {@code /api/v1/health}: for load balancers and whoever asks why the page is empty. */
public final class HealthEndpoints implements Endpoints {

    private final BooleanSupplier reachesBroker;
    private final Instant since;

    /** @param reachesBroker whether the broker answered lately */
    public HealthEndpoints(BooleanSupplier reachesBroker, Clock clock) {
        this.reachesBroker = reachesBroker;
        this.since = clock.instant();
    }

    record Health(String state, Instant since) {}

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(
                "/api/v1/health",
                context -> context.json(new Health(reachesBroker.getAsBoolean() ? "ok" : "degraded", since)),
                Needs.NOTHING);
    }
}
