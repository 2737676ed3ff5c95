package dev.passerby.standalone.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A client of the stream that the page follows, and all that it was told. */
final class PageFollower implements AutoCloseable {

    private final Stream<String> lines;
    private final List<Told> told = new ArrayList<>();

    /** One message: its kind and what it says. */
    record Told(String kind, JsonNode value) {}

    private PageFollower(Stream<String> lines) {
        this.lines = lines;
        Thread reader = new Thread(this::read, "page-follower");
        reader.setDaemon(true);
        reader.start();
    }

    static PageFollower follow(int port, String key) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/stream"))
                .header("X-API-Key", key)
                .build();
        HttpResponse<Stream<String>> answer = HttpClient.newHttpClient()
                .sendAsync(request, HttpResponse.BodyHandlers.ofLines())
                .get(20, TimeUnit.SECONDS);
        if (answer.statusCode() != 200) {
            throw new AssertionError("the stream answers " + answer.statusCode());
        }
        return new PageFollower(answer.body());
    }

    /** The first message of this kind that is as wanted, once it is there. */
    JsonNode await(String kind, Predicate<JsonNode> wanted, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        int seen = 0;
        synchronized (told) {
            while (true) {
                for (; seen < told.size(); seen++) {
                    if (told.get(seen).kind().equals(kind)
                            && wanted.test(told.get(seen).value())) {
                        return told.get(seen).value();
                    }
                }
                long millis = (deadline - System.nanoTime()) / 1_000_000;
                if (millis <= 0) {
                    throw new AssertionError("no such '" + kind + "' among "
                            + told.stream().map(Told::toString).toList());
                }
                told.wait(millis);
            }
        }
    }

    private void read() {
        String[] kind = {""};
        try {
            lines.forEach(line -> {
                if (line.startsWith("event: ")) {
                    kind[0] = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    add(new Told(kind[0], json(line.substring(6))));
                }
            });
        } catch (UncheckedIOException e) {
            // The stream has ended, or this client.
        }
    }

    private void add(Told message) {
        synchronized (told) {
            told.add(message);
            told.notifyAll();
        }
    }

    private static JsonNode json(String text) {
        try {
            return Api.JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        lines.close();
    }
}
