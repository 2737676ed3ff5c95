package dev.passerby.console.cameras;

import dev.passerby.client.topics.CameraTable;
import dev.passerby.client.topics.EventTopic;
import dev.passerby.client.topics.GalleryTable;
import dev.passerby.console.http.Endpoints;
import dev.passerby.console.http.Needs;
import dev.passerby.console.http.Query;
import dev.passerby.console.http.Refusal;
import dev.passerby.console.http.Turns;
import dev.passerby.wire.gallery.GalleryEntry;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** {@code /api/v1/cameras/{camera}/threshold}: which past events another threshold would change. */
public final class ThresholdEndpoints implements Endpoints {

    private static final Duration LOOK_BACK = Duration.ofDays(1);
    private static final int MOST_CHANGES = 200;
    private static final double LARGEST = 2;

    /** After so long the events read so far must do. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final CameraTable cameras;
    private final GalleryTable gallery;
    private final EventTopic events;
    private final Clock clock;
    private final Turns turns = new Turns(4, "previews");

    public ThresholdEndpoints(CameraTable cameras, GalleryTable gallery, EventTopic events, Clock clock) {
        this.cameras = cameras;
        this.gallery = gallery;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/cameras/{camera}/threshold", this::preview, Needs.VIEW);
    }

    private void preview(Context context) {
        String camera = context.pathParam("camera");
        if (cameras.camera(camera).isEmpty()) {
            throw Refusal.unknown("camera", camera);
        }
        double threshold = Query.number(context, "value", 0, LARGEST);
        Instant since = Optional.ofNullable(Query.instant(context, "since"))
                .orElseGet(() -> clock.instant().minus(LOOK_BACK));
        context.json(turns.take(() -> preview(camera, threshold, since)));
    }

    private ThresholdPreview.Answer preview(String camera, double threshold, Instant since) {
        Map<String, Double> own = new HashMap<>();
        for (GalleryEntry person : gallery.people()) {
            Double set = person.threshold();
            if (set != null) {
                own.put(person.personId(), set);
            }
        }
        ThresholdPreview preview = new ThresholdPreview(threshold, own);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        events.read(since, false, () -> System.nanoTime() < deadline, event -> {
            if (event.data().path("camera").asText().equals(camera)) {
                preview.add(event);
            }
        });
        return preview.answer(MOST_CHANGES);
    }
}
