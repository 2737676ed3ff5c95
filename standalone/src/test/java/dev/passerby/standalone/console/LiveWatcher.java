package dev.passerby.standalone.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A client of the live pictures that notes each frame when it has come. */
final class LiveWatcher implements WebSocket.Listener, AutoCloseable {

    /** A frame as it came: what was said of it, and the picture directly after. */
    record Shown(JsonNode told, byte[] jpeg, Instant cameAt) {
        String camera() {
            return told.get("camera").asText();
        }

        /** From capture to here, milliseconds. */
        long ageMillis() {
            return Duration.between(Instant.parse(told.get("capturedAt").asText()), cameAt)
                    .toMillis();
        }
    }

    private final BlockingQueue<Shown> shown = new LinkedBlockingQueue<>();
    private final StringBuilder text = new StringBuilder();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private @Nullable JsonNode told;
    private volatile @Nullable WebSocket socket;

    static LiveWatcher connect(int port, @Nullable String key, String query) throws Exception {
        LiveWatcher watcher = new LiveWatcher();
        WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
        if (key != null) {
            builder.header("X-API-Key", key);
        }
        watcher.socket = builder.buildAsync(URI.create("ws://127.0.0.1:" + port + "/api/v1/live" + query), watcher)
                .get(20, TimeUnit.SECONDS);
        return watcher;
    }

    /** The next frame, or null if none came in time. */
    @Nullable
    Shown next(Duration patience) throws InterruptedException {
        return shown.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        text.append(part);
        if (last) {
            try {
                told = Api.JSON.readTree(text.toString());
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
            text.setLength(0);
        }
        from.request(1);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer part, boolean last) {
        byte[] some = new byte[part.remaining()];
        part.get(some);
        bytes.writeBytes(some);
        if (last) {
            JsonNode of = told;
            if (of == null) {
                throw new AssertionError("a picture of which nothing was said");
            }
            shown.add(new Shown(of, bytes.toByteArray(), Instant.now()));
            told = null;
            bytes.reset();
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
