package dev.passerby.console.crops;

import dev.passerby.console.http.Endpoints;
import dev.passerby.console.http.Needs;
import dev.passerby.console.http.Refusal;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

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
        byte[] jpeg = crops.of(track, number).orElseThrow(() -> Refusal.unknown("crop of event", track + "/" + number));
        context.contentType("image/jpeg").result(jpeg);
    }
}
