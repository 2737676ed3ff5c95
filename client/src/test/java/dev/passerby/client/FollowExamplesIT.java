package dev.passerby.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.passerby.wire.event.CloudEvent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples for Python and JavaScript against a stream that breaks off and must be taken up behind the last event. */
class FollowExamplesIT {

    private static final String KEY = "a-key-that-may-view";
    private static final List<CloudEvent> EVENTS = TestEvents.visits("door", 0, 3, "Zoë 李");

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> resumed = new CopyOnWriteArrayList<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/api/v1/events/stream", this::stream);
        server.start();
    }

    @AfterEach
    void stop() {
        ended.countDown();
        server.stop(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"python3 ../examples/python/follow.py", "node ../examples/javascript/follow.mjs"})
    void is_told_every_event_once_though_the_stream_breaks_off(String program) throws Exception {
        Process process = started(program, KEY);
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            List<String> lines = new ArrayList<>();
            for (int line = 0; line < EVENTS.size(); line++) {
                lines.add(output.readLine());
            }
            assertThat(lines)
                    .containsExactlyElementsOf(EVENTS.stream()
                            .map(event -> event.time() + " " + event.type() + " door "
                                    + event.data().at("/identity/person").asText("somebody"))
                            .toList());
        } finally {
            process.destroyForcibly();
            process.waitFor(10, TimeUnit.SECONDS);
        }
        assertThat(asked).allMatch("camera=door&type=face.recognized"::equals, "with its filters");
        assertThat(resumed).containsExactly(EVENTS.get(3).id(), EVENTS.get(7).id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"python3 ../examples/python/follow.py", "node ../examples/javascript/follow.mjs"})
    void a_wrong_key_ends_it_with_a_clear_line(String program) throws Exception {
        Process process = started(program, "another");
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
        try (BufferedReader errors = process.errorReader(StandardCharsets.UTF_8)) {
            assertThat(errors.lines()).containsExactly("the console answers 401: is PASSERBY_KEY a key that may view?");
        }
    }

    private Process started(String program, String key) throws IOException {
        List<String> command = new ArrayList<>(List.of(program.split(" ")));
        command.add("http://127.0.0.1:" + server.getAddress().getPort());
        command.add("camera=door");
        command.add("type=face.recognized");
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(Map.of("PASSERBY_KEY", key, "PYTHONIOENCODING", "utf-8"));
        return builder.start();
    }

    /** Four events to each connection, cut off within the fifth. */
    private void stream(HttpExchange exchange) throws IOException {
        if (!("Bearer " + KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            exchange.sendResponseHeaders(401, -1);
            exchange.close();
            return;
        }
        asked.add(exchange.getRequestURI().getQuery());
        String last = exchange.getRequestHeaders().getFirst("Last-Event-ID");
        if (last != null) {
            resumed.add(last);
        }
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        List<CloudEvent> rest = EVENTS.subList(after(last), EVENTS.size());
        try (OutputStream body = exchange.getResponseBody()) {
            body.write(": welcome\n\n".getBytes(StandardCharsets.UTF_8));
            for (CloudEvent event : rest.subList(0, Math.min(4, rest.size()))) {
                // In two writes, for a stream's parts are nobody's lines.
                byte[] block = ("id: " + event.id() + "\ndata: " + event.toJsonLine() + "\n\n")
                        .getBytes(StandardCharsets.UTF_8);
                body.write(block, 0, 30);
                body.flush();
                body.write(block, 30, block.length - 30);
                body.flush();
            }
            if (rest.size() > 4) {
                body.write("id: half\ndata: {\"half".getBytes(StandardCharsets.UTF_8));
            } else {
                ended.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int after(@Nullable String last) {
        if (last == null) {
            return 0;
        }
        return EVENTS.stream().map(CloudEvent::id).toList().indexOf(last) + 1;
    }
}
