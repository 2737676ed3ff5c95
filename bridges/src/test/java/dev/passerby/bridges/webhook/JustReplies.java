package dev.passerby.bridges.webhook;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicInteger;

/** A receiver that writes down every event and answers with one status after the other, the last one for ever. */
final class JustReplies implements AutoCloseable {

    private final HttpServer server;

    private JustReplies(HttpServer server) {
        this.server = server;
    }

    static JustReplies on(int port, Path file, int... statuses) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        AtomicInteger number = new AtomicInteger();
        server.createContext("/hook", exchange -> {
            String event = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Files.writeString(
                    file, "{\"event\":" + event + "}\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            exchange.sendResponseHeaders(statuses[Math.min(number.getAndIncrement(), statuses.length - 1)], -1);
            exchange.close();
        });
        server.start();
        return new JustReplies(server);
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
