package dev.passerby.console.crops;

import dev.passerby.console.http.Endpoints;
import dev.passerby.console.http.Needs;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;

/** {@code /api/v1/events/{track}/{number}/crop}: the face that an event speaks of, where it is kept. */
public final class CropEndpoints implements Endpoints {

    private final Crops crops;

    public CropEndpoints(Crops crops) {
        this.crops = crops;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/events/{track}/{number}/crop", this::crop, Needs.VIEW);
    }

    private void crop(Context context) {
        String track = context.pathParam("track");
        String number = context.pathParam("number");
        crops.of(track, number)
                .ifPresentOrElse(
                        jpeg -> context.contentType("image/jpeg").result(jpeg),
                        // That none was kept is the ordinary case, and browsers tell a 404 as an error of the page.
                        () -> context.status(HttpStatus.NO_CONTENT));
    }
}
