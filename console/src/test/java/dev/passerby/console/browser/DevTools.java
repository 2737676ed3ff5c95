package dev.passerby.console.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/** The connection to a browser: commands with their answers, and events of its pages. Any thread. */
final class DevTools implements WebSocket.Listener, AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long ANSWER_SECONDS = 90;

    private final AtomicInteger last = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final Map<String, BiConsumer<String, JsonNode>> listeners = new ConcurrentHashMap<>();
    private final StringBuilder message = new StringBuilder();
    private final WebSocket socket;

    DevTools(URI address) {
        this.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(address, this)
                .join();
    }

    /** Hears a page's events, by name and content. */
    void listen(String session, BiConsumer<String, JsonNode> listener) {
        listeners.put(session, listener);
    }

    /** Sends a command, to the browser itself where the session is empty, and waits for its answer. */
    JsonNode command(String session, String method, Map<String, ?> parameters) {
        int id = last.incrementAndGet();
        ObjectNode command = JSON.createObjectNode().put("id", id).put("method", method);
        command.set("params", JSON.valueToTree(parameters));
        if (!session.isEmpty()) {
            command.put("sessionId", session);
        }
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        waiting.put(id, answer);
        synchronized (this) {
            socket.sendText(command.toString(), true).join();
        }
        try {
            JsonNode told = answer.get(ANSWER_SECONDS, TimeUnit.SECONDS);
            if (told.has("error")) {
                throw new IllegalStateException(
                        method + ": " + told.at("/error/message").asText());
            }
            return told.path("result");
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("no answer to " + method, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted in " + method, e);
        } finally {
            waiting.remove(id);
        }
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean whole) {
        message.append(data);
        if (whole) {
            String text = message.toString();
            message.setLength(0);
            hear(text);
        }
        from.request(1);
        return CompletableFuture.completedFuture(null);
    }

    private void hear(String text) {
        try {
            JsonNode told = JSON.readTree(text);
            CompletableFuture<JsonNode> answer = waiting.get(told.path("id").asInt());
            BiConsumer<String, JsonNode> listener =
                    listeners.get(told.path("sessionId").asText());
            if (answer != null) {
                answer.complete(told);
            } else if (listener != null && told.has("method")) {
                listener.accept(told.get("method").asText(), told.path("params"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the browser said no JSON", e);
        }
    }

    @Override
    public void close() {
        socket.abort();
    }
}
