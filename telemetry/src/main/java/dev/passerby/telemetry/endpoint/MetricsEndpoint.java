package dev.passerby.telemetry.endpoint;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * A small HTTP server with three pages: {@code /metrics} in Prometheus's text format, {@code /healthz} that answers while
 * the process does, and {@code /readyz} that says 503 and why while the process is not ready for its work. Closing it
 * frees the port and ends its threads.
 */
public final class MetricsEndpoint implements AutoCloseable {

    private static final int THREADS = 4;
    private static final int WAITING = 16;
    private static final long GOODBYE_MILLIS = 1_000;
    private static final String PLAIN = "text/plain; charset=utf-8";

    private final HttpServer server;
    private final ExecutorService threads;
    private final PrometheusRegistry registry;

    /** A page's answer. */
    private record Answer(int status, String type, byte[] body) {

        static Answer line(int status, String text) {
            return new Answer(status, PLAIN, (text + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    /** What makes an answer. */
    @FunctionalInterface
    private interface Page {
        Answer answer();
    }

    private MetricsEndpoint(HttpServer server, PrometheusRegistry registry, Supplier<Optional<String>> unready) {
        this.server = server;
        this.registry = registry;
        AtomicInteger number = new AtomicInteger();
        this.threads = Executors.newFixedThreadPool(THREADS, body -> daemon(body, number.incrementAndGet()));
        server.setExecutor(threads);
        server.createContext(
                "/", exchange -> answer(exchange, exchange.getRequestURI().getPath(), unready));
    }

    /**
     * Opens an endpoint.
     *
     * @param unready why the process is not ready for its work, in one line; empty when it is
     * @throws UncheckedIOException naming the ports, if none of them is to be had
     */
    public static MetricsEndpoint open(
            ListenAt where, PrometheusRegistry registry, Supplier<Optional<String>> unready) {
        IOException failure = new IOException("there is no such port");
        for (int port = where.firstPort(); port <= where.lastPort(); port++) {
            try {
                HttpServer server = HttpServer.create(new InetSocketAddress(where.address(), port), WAITING);
                MetricsEndpoint endpoint = new MetricsEndpoint(server, registry, unready);
                server.start();
                return endpoint;
            } catch (IOException e) {
                failure = e;
            }
        }
        throw new UncheckedIOException("metrics cannot be served at " + where + ": " + failure.getMessage(), failure);
    }

    /** The port that it has. */
    public int port() {
        return server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange, String path, Supplier<Optional<String>> unready) throws IOException {
        try (exchange) {
            String method = exchange.getRequestMethod();
            boolean head = method.equals("HEAD");
            Page page = head || method.equals("GET")
                    ? page(path, unready)
                    : () -> Answer.line(405, "only GET and HEAD are answered");
            Answer answer = answerOf(page);
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            exchange.sendResponseHeaders(answer.status(), head ? -1 : answer.body().length);
            if (!head) {
                exchange.getResponseBody().write(answer.body());
            }
        }
    }

    private Page page(String path, Supplier<Optional<String>> unready) {
        return switch (path) {
            case "/metrics" -> this::metrics;
            case "/healthz" -> () -> Answer.line(200, "alive");
            case "/readyz" ->
                () -> unready.get().map(why -> Answer.line(503, why)).orElseGet(() -> Answer.line(200, "ready"));
            default -> () -> Answer.line(404, "there are /metrics, /healthz and /readyz");
        };
    }

    private Answer metrics() {
        return new Answer(
                200, MetricsText.CONTENT_TYPE, MetricsText.of(registry).getBytes(StandardCharsets.UTF_8));
    }

    private static Answer answerOf(Page page) {
        try {
            return page.answer();
        } catch (RuntimeException e) {
            return Answer.line(500, "cannot be told: " + e);
        }
    }

    private static Thread daemon(Runnable body, int number) {
        Thread thread = new Thread(body, "metrics-" + number);
        thread.setDaemon(true);
        return thread;
    }

    /** Ends the endpoint; its threads have ended when this returns, unless one hangs for longer than a second. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        try {
            var unused = threads.awaitTermination(GOODBYE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
