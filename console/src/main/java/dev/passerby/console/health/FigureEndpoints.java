package dev.passerby.console.health;

import dev.passerby.console.http.Endpoints;
import dev.passerby.console.http.Needs;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.function.IntSupplier;

/** {@code /api/v1/health/figures}, how the installation does, and {@code /api/v1/metrics}, the console's own for Prometheus. */
public final class FigureEndpoints implements Endpoints {

    private final HealthFigures figures;
    private final IntSupplier spectators;
    private final IntSupplier followers;

    /**
     * The endpoints.
     *
     * @param spectators how many clients watch live pictures
     * @param followers how many follow events
     */
    public FigureEndpoints(HealthFigures figures, IntSupplier spectators, IntSupplier followers) {
        this.figures = figures;
        this.spectators = spectators;
        this.followers = followers;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/health/figures", context -> context.json(figures.newest()), Needs.VIEW);
        routes.get("/api/v1/metrics", this::metrics, Needs.VIEW);
    }

    private void metrics(Context context) {
        Figures now = figures.newest();
        Runtime runtime = Runtime.getRuntime();
        StringBuilder text = new StringBuilder();
        gauge(text, "passerby_console_spectators", "Clients that watch live pictures.", spectators.getAsInt());
        gauge(text, "passerby_console_followers", "Clients that follow events.", followers.getAsInt());
        gauge(text, "passerby_console_heap_bytes", "Java's heap in use.", (double)
                (runtime.totalMemory() - runtime.freeMemory()));
        text.append("# HELP passerby_console_cameras Cameras by state, as ingest says.\n")
                .append("# TYPE passerby_console_cameras gauge\n");
        text.append("passerby_console_cameras{state=\"online\"} ")
                .append(now.cameras().online())
                .append('\n');
        text.append("passerby_console_cameras{state=\"degraded\"} ")
                .append(now.cameras().degraded())
                .append('\n');
        text.append("passerby_console_cameras{state=\"offline\"} ")
                .append(now.cameras().offline())
                .append('\n');
        gauge(text, "passerby_console_frames_per_second", "Frames that ingest publishes.", now.framesPerSecond());
        context.contentType("text/plain; version=0.0.4; charset=utf-8").result(text.toString());
    }

    private static void gauge(StringBuilder text, String name, String help, double value) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(" gauge\n");
        text.append(name).append(' ').append(value).append('\n');
    }
}
