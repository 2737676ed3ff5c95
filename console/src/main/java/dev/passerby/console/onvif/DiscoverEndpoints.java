package dev.passerby.console.onvif;

import dev.passerby.console.http.Endpoints;
import dev.passerby.console.http.Needs;
import dev.passerby.console.http.Query;
import dev.passerby.console.http.Turns;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;

/** {@code /api/v1/cameras/discover}: which cameras there are to attach. */
public final class DiscoverEndpoints implements Endpoints {

    private final CameraSearch search;
    private final Turns searches = new Turns(2, "searches for cameras");

    public DiscoverEndpoints(CameraSearch search) {
        this.search = search;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/cameras/discover", this::discover, Needs.ADMIN);
    }

    private void discover(Context context) {
        int seconds = Query.whole(context, "seconds", CameraSearch.USUAL_SECONDS, 1, CameraSearch.MOST_SECONDS);
        String address = context.queryParam("address");
        String credentials = context.queryParam("credentials");
        context.json(searches.take(() -> search.search(address, credentials, Duration.ofSeconds(seconds))));
    }
}
