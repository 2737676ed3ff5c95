package dev.passerby.standalone.console;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A client of the events' WebSocket, and each event that it was told, as JSON. */
final class EventWatcher implements WebSocket.Listener, AutoCloseable {

    private final BlockingQueue<String> arrived = new LinkedBlockingQueue<>();
    private final List<String> told = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private volatile @Nullable WebSocket socket;

    static EventWatcher connect(int port, String key, String query) throws Exception {
        EventWatcher watcher = new EventWatcher();
        watcher.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("X-API-Key", key)
                .buildAsync(URI.create("ws://127.0.0.1:" + port + "/api/v1/events/live" + query), watcher)
                .get(20, TimeUnit.SECONDS);
        return watcher;
    }

    /** The first so many events, once they are there. */
    List<String> first(int wanted, Duration patience) throws InterruptedException {
        while (told.size() < wanted) {
            String next = arrived.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (next == null) {
                throw new AssertionError("no event after " + told);
            }
            told.add(next);
        }
        return List.copyOf(told.subList(0, wanted));
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        text.append(part);
        if (last) {
            arrived.add(text.toString());
            text.setLength(0);
        }
        from.request(1);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void close() {
        WebSocket open = socket;
        if (open != null) {
            open.abort();
        }
    }
}
