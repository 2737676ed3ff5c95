package dev.passerby.console.live;

import dev.passerby.console.http.Endpoints;
import dev.passerby.console.http.Needs;
import dev.passerby.console.http.Query;
import dev.passerby.console.http.Refusal;
import dev.passerby.vision.picture.SmallerJpeg;
import dev.passerby.wire.camera.Camera;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code /api/v1/live}, a WebSocket with the cameras' frames as they come, and {@code /api/v1/cameras/{camera}/picture}, the
 * newest of one camera.
 */
public final class LiveEndpoints implements Endpoints, AutoCloseable {

    private static final int LEAST_WIDTH = 64;
    private static final int MOST_WIDTH = 3_840;
    private static final int STANDARD_WIDTH = 480;
    private static final int MOST_SOCKETS = 64;
    /** A camera before which nothing moves has a frame every half second. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final LiveFrames frames;
    private final Predicate<String> isCamera;
    private final Function<String, @Nullable String> unknownId;
    private final Pictures pictures = new Pictures();
    private final Map<String, Watching> sockets = new ConcurrentHashMap<>();
    private final ExecutorService senders;

    /** A connected client and its wish for frames. */
    private record Watching(LiveSocket socket, LiveFrames.Want want) {}

    /**
     * @param frames where frames come from
     * @param isCamera whether a camera of this id is attached
     * @param unknownId the id of the unknown person that a track is, as far as events have told; null where they have not
     */
    public LiveEndpoints(LiveFrames frames, Predicate<String> isCamera, Function<String, @Nullable String> unknownId) {
        this.frames = frames;
        this.isCamera = isCamera;
        this.unknownId = unknownId;
        AtomicInteger number = new AtomicInteger();
        this.senders =
                Executors.newFixedThreadPool(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), task -> {
                    Thread thread = new Thread(task, "live-sender-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        frames.listen(
                frame -> sockets.values().forEach(watching -> watching.socket().offer(frame)));
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/cameras/{camera}/picture", this::picture, Needs.VIEW);
        routes.ws("/api/v1/live", this::live, Needs.VIEW);
    }

    /** How many clients watch now. */
    public int spectators() {
        return sockets.size();
    }

    private void live(WsConfig socket) {
        socket.onConnect(context -> {
            int width;
            Set<String> cameras;
            try {
                width = width(context.queryParam("width"));
                cameras = cameras(context.queryParam("cameras"));
            } catch (Refusal e) {
                context.closeSession(1008, String.valueOf(e.getMessage()));
                return;
            }
            if (sockets.size() >= MOST_SOCKETS) {
                context.closeSession(1013, "as many as " + MOST_SOCKETS + " are watching already");
                return;
            }
            context.enableAutomaticPings();
            sockets.put(
                    context.sessionId(),
                    new Watching(
                            new LiveSocket(context.session, cameras, width, pictures, unknownId, senders),
                            frames.want()));
        });
        socket.onClose(this::leave);
        socket.onError(this::leave);
    }

    private void leave(WsContext context) {
        Watching gone = sockets.remove(context.sessionId());
        if (gone != null) {
            gone.want().close();
        }
    }

    private void picture(Context context) throws InterruptedException {
        String camera = context.pathParam("camera");
        if (!isCamera.test(camera)) {
            throw Refusal.unknown("camera", camera);
        }
        Integer width = context.queryParam("width") == null
                ? null
                : Query.whole(context, "width", STANDARD_WIDTH, LEAST_WIDTH, MOST_WIDTH);
        LiveFrame newest = frames.newest(camera, PATIENCE)
                .orElseThrow(() -> new Refusal(
                        HttpStatus.NOT_FOUND,
                        "there is no frame of camera '" + camera + "' now; see whether it is online"));
        byte[] jpeg = width == null ? newest.frame().jpeg() : shown(newest, width);
        context.header("Passerby-Epoch", Long.toString(newest.frame().epoch()));
        context.header("Passerby-Seq", Long.toString(newest.frame().seq()));
        context.header(
                "Passerby-Captured-At",
                Instant.ofEpochMilli(newest.frame().capturedAtMillis()).toString());
        context.contentType("image/jpeg").result(jpeg);
    }

    private byte[] shown(LiveFrame frame, int width) {
        SmallerJpeg picture = pictures.of(frame.frame(), width);
        return picture.bytes();
    }

    private static int width(@Nullable String text) {
        if (text == null) {
            return STANDARD_WIDTH;
        }
        if (text.matches("[0-9]{1,5}")
                && Integer.parseInt(text) >= LEAST_WIDTH
                && Integer.parseInt(text) <= MOST_WIDTH) {
            return Integer.parseInt(text);
        }
        throw Refusal.unusable("'width' must be a whole number from " + LEAST_WIDTH + " to " + MOST_WIDTH);
    }

    private static Set<String> cameras(@Nullable String text) {
        Set<String> cameras = text == null
                ? Set.of()
                : Arrays.stream(text.split(",", -1)).filter(id -> !id.isBlank()).collect(Collectors.toSet());
        Optional<String> wrong = cameras.stream().filter(id -> !Camera.isId(id)).findFirst();
        if (wrong.isPresent()) {
            throw Refusal.unusable("'cameras' must be camera ids separated by commas");
        }
        return cameras;
    }

    @Override
    public void close() {
        senders.shutdownNow();
    }
}
