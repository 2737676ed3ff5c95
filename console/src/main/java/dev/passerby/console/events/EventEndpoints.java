package dev.passerby.console.events;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.passerby.console.http.Endpoints;
import dev.passerby.console.http.Needs;
import dev.passerby.console.http.Query;
import dev.passerby.console.http.Refusal;
import dev.passerby.wire.Json;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.websocket.WsConfig;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /api/v1/events}: the past by what it is about, and the present as server-sent events or over a WebSocket. */
public final class EventEndpoints implements Endpoints, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EventEndpoints.class);
    private static final int STANDARD = 100;
    private static final int MOST = 1_000;
    private static final int MOST_CLIENTS = 64;

    /** Before the past is read nobody can be told where it ends. */
    private static final Duration UNTIL_RESTORED = Duration.ofSeconds(10);

    private final EventLog log;
    private final AtomicInteger streams = new AtomicInteger();
    private final Map<String, EventSocket> sockets = new ConcurrentHashMap<>();
    /** Once it is closed, what is still to be sent is not. */
    private final ExecutorService sender = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
                Thread thread = new Thread(task, "event-sender");
                thread.setDaemon(true);
                return thread;
            },
            new ThreadPoolExecutor.DiscardPolicy());

    /** @param log where the events are */
    public EventEndpoints(EventLog log) {
        this.log = log;
        log.listen((logged, event) -> sockets.values().forEach(EventSocket::wake));
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/events", this::find, Needs.VIEW);
        routes.get("/api/v1/events/stream", this::stream, Needs.VIEW);
        routes.ws("/api/v1/events/live", this::live, Needs.VIEW);
    }

    /** How many clients follow the events now. */
    public int followers() {
        return streams.get() + sockets.size();
    }

    private void find(Context context) {
        EventFilter filter = EventFilter.of(context::queryParam);
        int most = Query.whole(context, "most", STANDARD, 1, MOST);
        List<LoggedEvent> found = log.history().newest(filter, context.queryParam("before"), most);
        String events = found.stream().map(LoggedEvent::json).collect(Collectors.joining(","));
        String before = found.size() < most
                ? "null"
                : quoted(found.get(found.size() - 1).id());
        context.contentType("application/json").result("{\"events\":[" + events + "],\"before\":" + before + "}");
    }

    private void stream(Context context) {
        EventFilter filter = EventFilter.of(context::queryParam);
        if (streams.incrementAndGet() > MOST_CLIENTS) {
            streams.decrementAndGet();
            throw new Refusal(
                    HttpStatus.SERVICE_UNAVAILABLE, "as many as " + MOST_CLIENTS + " follow the events already");
        }
        try {
            context.res().setContentType("text/event-stream");
            context.res().setCharacterEncoding("UTF-8");
            context.header("X-Accel-Buffering", "no");
            new EventStream(
                            log,
                            filter,
                            start(context.header("Last-Event-ID"), filter),
                            context.res().getOutputStream())
                    .run();
        } catch (IOException e) {
            LOG.debug("a client of the event stream has gone");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            streams.decrementAndGet();
        }
    }

    private void live(WsConfig socket) {
        socket.onConnect(context -> {
            EventFilter filter;
            try {
                filter = EventFilter.of(context::queryParam);
            } catch (Refusal e) {
                context.closeSession(1008, String.valueOf(e.getMessage()));
                return;
            }
            if (sockets.size() >= MOST_CLIENTS) {
                context.closeSession(1013, "as many as " + MOST_CLIENTS + " follow the events already");
                return;
            }
            context.enableAutomaticPings();
            EventSocket client = new EventSocket(
                    log, filter, start(context.queryParam("lastEventId"), filter), context.session, sender);
            sockets.put(context.sessionId(), client);
            client.wake();
        });
        socket.onClose(context -> sockets.remove(context.sessionId()));
        socket.onError(context -> sockets.remove(context.sessionId()));
    }

    /** Where a client begins: behind what it heard last, with the past it asks for, or with now. */
    private long start(@Nullable String lastId, EventFilter filter) throws InterruptedException {
        var unused = log.awaitRestored(UNTIL_RESTORED);
        if (lastId != null && !lastId.isBlank()) {
            return log.history().resumeAfter(lastId);
        }
        return filter.sinceMillis() == null
                ? log.history().end()
                : log.history().oldest();
    }

    private static String quoted(String id) {
        return Json.line(TextNode.valueOf(id));
    }

    @Override
    public void close() {
        sender.shutdownNow();
    }
}
