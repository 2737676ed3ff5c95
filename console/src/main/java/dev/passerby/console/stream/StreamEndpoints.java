package dev.passerby.console.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.passerby.client.topics.CameraTable;
import dev.passerby.client.topics.GalleryTable;
import dev.passerby.console.cameras.CameraShown;
import dev.passerby.console.events.EventLog;
import dev.passerby.console.health.HealthFigures;
import dev.passerby.console.http.Caller;
import dev.passerby.console.http.Endpoints;
import dev.passerby.console.http.Needs;
import dev.passerby.console.http.Refusal;
import dev.passerby.console.people.KeptPhotos;
import dev.passerby.console.people.PersonShown;
import dev.passerby.console.stream.PageClient.Message;
import dev.passerby.console.unknowns.UnknownEndpoints.UnknownShown;
import dev.passerby.wire.camera.Camera;
import dev.passerby.wire.gallery.GalleryEntry;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /api/v1/stream}: server-sent events that tell a page of every change, so that it never asks twice. */
public final class StreamEndpoints implements Endpoints, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StreamEndpoints.class);
    private static final int MOST_CLIENTS = 64;
    private static final long HEALTH_EVERY_MILLIS = 2_000;
    private static final long UNKNOWNS_EVERY_MILLIS = 500;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private final CameraTable cameras;
    private final KeptPhotos photos;
    private final Supplier<List<UnknownShown>> unknowns;
    private final HealthFigures figures;
    private final Set<PageClient> clients = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "stream");
        thread.setDaemon(true);
        return thread;
    });

    /** The unknown people as pages know them; only the clock's thread touches it. */
    private Map<String, UnknownShown> told = new HashMap<>();

    private record Gone(String id) {}

    /** People of whom no event is kept any more, not even one that only mentions them. */
    private record Erased(Collection<String> personIds) {}

    /**
     * The stream.
     *
     * @param unknowns the unknown people as they are shown now
     */
    public StreamEndpoints(
            CameraTable cameras,
            GalleryTable gallery,
            KeptPhotos photos,
            Supplier<List<UnknownShown>> unknowns,
            EventLog log,
            HealthFigures figures) {
        this.cameras = cameras;
        this.photos = photos;
        this.unknowns = unknowns;
        this.figures = figures;
        cameras.listen(this::camera);
        gallery.listen(change -> person(change.key(), change.after()));
        log.listen((logged, event) -> {
            if (!clients.isEmpty()) {
                tell(new Message(logged.track() != null ? "recognition" : "event", logged.json()));
            }
        });
        log.listenForErasures(personIds -> {
            if (!clients.isEmpty()) {
                tell(new Message("events-removed", json(new Erased(personIds))));
            }
        });
        var unused = clock.scheduleWithFixedDelay(
                this::health, HEALTH_EVERY_MILLIS, HEALTH_EVERY_MILLIS, TimeUnit.MILLISECONDS);
        var unusedToo = clock.scheduleWithFixedDelay(
                this::unknowns, UNKNOWNS_EVERY_MILLIS, UNKNOWNS_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/stream", this::follow, Needs.VIEW);
    }

    /** How many pages follow now. */
    public int followers() {
        return clients.size();
    }

    private void follow(Context context) {
        if (clients.size() >= MOST_CLIENTS) {
            throw new Refusal(HttpStatus.SERVICE_UNAVAILABLE, "as many as " + MOST_CLIENTS + " pages follow already");
        }
        PageClient client = new PageClient(Caller.of(context).orElseThrow());
        clients.add(client);
        try {
            context.res().setContentType("text/event-stream");
            context.res().setCharacterEncoding("UTF-8");
            context.header("X-Accel-Buffering", "no");
            client.run(context.res().getOutputStream());
        } catch (IOException e) {
            LOG.debug("a page that followed has gone");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            clients.remove(client);
        }
    }

    private void camera(String id) {
        if (clients.isEmpty()) {
            return;
        }
        Camera camera = cameras.camera(id).orElse(null);
        if (camera == null) {
            tell(new Message("camera-removed", json(new Gone(id))));
            return;
        }
        tell(new Message(
                "cameras",
                json(CameraShown.of(camera, cameras.status(id), false)),
                json(CameraShown.of(camera, cameras.status(id), true))));
    }

    private void person(String id, @Nullable GalleryEntry entry) {
        if (clients.isEmpty()) {
            return;
        }
        tell(
                entry != null && GalleryTable.isEnrolled(entry)
                        ? new Message("people", json(PersonShown.of(entry, photos)))
                        : new Message("person-removed", json(new Gone(id))));
    }

    private void unknowns() {
        if (clients.isEmpty()) {
            return;
        }
        try {
            Map<String, UnknownShown> now = new HashMap<>();
            unknowns.get().forEach(unknown -> now.put(unknown.id(), unknown));
            now.forEach((id, unknown) -> {
                if (!unknown.equals(told.get(id))) {
                    tell(new Message("unknowns", json(unknown)));
                }
            });
            told.keySet().stream()
                    .filter(id -> !now.containsKey(id))
                    .forEach(id -> tell(new Message("unknown-removed", json(new Gone(id)))));
            told = now;
        } catch (RuntimeException e) {
            LOG.warn("the unknown people cannot be told of: {}", e.toString());
        }
    }

    private void health() {
        if (!clients.isEmpty()) {
            tell(new Message("health", json(figures.newest())));
        }
    }

    private void tell(Message message) {
        clients.forEach(client -> client.offer(message));
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a message that is no JSON", e);
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
        clients.forEach(PageClient::close);
    }
}
