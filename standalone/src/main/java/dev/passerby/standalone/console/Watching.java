package dev.passerby.standalone.console;

import dev.passerby.client.topics.CameraTable;
import dev.passerby.client.topics.GalleryTable;
import dev.passerby.console.crops.CropEndpoints;
import dev.passerby.console.crops.Crops;
import dev.passerby.console.events.EventEndpoints;
import dev.passerby.console.events.EventLog;
import dev.passerby.console.health.FigureEndpoints;
import dev.passerby.console.health.HealthFigures;
import dev.passerby.console.health.MetricsAddress;
import dev.passerby.console.http.Endpoints;
import dev.passerby.console.live.LiveEndpoints;
import dev.passerby.console.live.LiveFrames;
import dev.passerby.console.people.KeptPhotos;
import dev.passerby.console.settings.ChosenSettings;
import dev.passerby.console.stream.StreamEndpoints;
import dev.passerby.console.unknowns.UnknownEndpoints;
import dev.passerby.wire.Topics;
import dev.passerby.wire.gallery.GalleryEntry;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** What the console shows of the present and the past: live pictures, events, crops, figures, and the page's stream. */
final class Watching implements AutoCloseable {

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final List<Endpoints> endpoints;
    private final Crops crops;
    private final EventLog log;
    private final HealthFigures figures;

    /**
     * Begins to follow what is shown.
     *
     * @param metrics where the job's processes tell their metrics
     */
    Watching(
            String servers,
            Topics topics,
            Path directory,
            List<MetricsAddress> metrics,
            CameraTable cameras,
            GalleryTable gallery,
            KeptPhotos photos,
            ChosenSettings chosen,
            UnknownEndpoints unknowns) {
        log = closing(EventLog.follow(servers, topics));
        LiveFrames frames = closing(LiveFrames.of(servers, topics));
        crops = closing(Crops.open(directory.resolve("crops"), log, frames, chosen::current));
        figures = closing(HealthFigures.follow(servers, topics, cameras, log, metrics));
        LiveEndpoints live = closing(
                new LiveEndpoints(frames, camera -> cameras.camera(camera).isPresent(), log::unknownOf));
        EventEndpoints events = closing(new EventEndpoints(log));
        StreamEndpoints stream = closing(new StreamEndpoints(cameras, gallery, photos, unknowns::shown, log, figures));
        endpoints = List.of(
                live,
                events,
                stream,
                new CropEndpoints(crops),
                new FigureEndpoints(figures, live::spectators, () -> events.followers() + stream.followers()));
        forgetRemovedPeople(gallery);
    }

    List<Endpoints> endpoints() {
        return endpoints;
    }

    /** The crops, for whoever erases a person. */
    Crops crops() {
        return crops;
    }

    /** The events, for whoever erases a person. */
    EventLog log() {
        return log;
    }

    HealthFigures figures() {
        return figures;
    }

    /** Whoever was removed, wherever that was done, has neither crops nor events here. */
    private void forgetRemovedPeople(GalleryTable gallery) {
        ExecutorService forgetting = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "forgetting");
            thread.setDaemon(true);
            return thread;
        });
        parts.push(forgetting::shutdownNow);
        gallery.listen(change -> {
            GalleryEntry entry = change.after();
            if (entry != null && entry.removed()) {
                forgetting.execute(() -> forget(List.of(entry.personId())));
            }
        });
        forgetting.execute(() -> forget(gallery.entries().stream()
                .filter(GalleryEntry::removed)
                .map(GalleryEntry::personId)
                .toList()));
    }

    private void forget(List<String> people) {
        // First what pages show, and whether or not the crops can be deleted.
        log.erase(people);
        people.forEach(crops::erase);
    }

    private <T extends AutoCloseable> T closing(T part) {
        parts.push(part);
        return part;
    }

    @Override
    public void close() throws Exception {
        while (!parts.isEmpty()) {
            parts.pop().close();
        }
    }
}
