package dev.passerby.standalone.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.passerby.wire.event.CloudEvent;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Events over real HTTP, with a real broker behind: followed, interrupted, gone on with, and not read at all. */
@Timeout(180)
class EventStreamIT {

    @TempDir
    Path folder;

    private BrokerAndConsole running;
    private KafkaProducer<byte[], byte[]> producer;
    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void start() throws Exception {
        running = BrokerAndConsole.in(folder);
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", running.bootstrapServers(), "linger.ms", 5),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    @AfterEach
    void stop() {
        producer.close();
        running.close();
    }

    @Test
    void whoGoesOnByTheLastIdMissesNothingAndHearsNothingTwice() throws Exception {
        List<String> heard = new ArrayList<>();
        try (Stream stream = new Stream(null, "")) {
            publish(0, 50, 0);
            while (heard.size() < 20) {
                heard.add(stream.nextId());
            }
        }
        publish(50, 100, 0);
        try (Stream stream = new Stream(heard.get(heard.size() - 1), "")) {
            publish(100, 150, 0);
            while (heard.size() < 150) {
                heard.add(stream.nextId());
            }
        }
        assertThat(heard)
                .isEqualTo(IntStream.range(0, 150).mapToObj(EventStreamIT::id).toList());

        JsonNode found = running.api()
                .ask(running.key("view"), "GET", "/events", "/api/v1/events?most=10&camera=door", null)
                .json();
        assertThat(found.at("/events/0/id").asText()).isEqualTo(id(149));
        assertThat(found.get("before").asText()).isEqualTo(id(140));
        try (Stream past = new Stream(null, "?since=2020-01-01T00:00:00Z&camera=door")) {
            assertThat(past.nextId()).isEqualTo(id(0));
        }
    }

    @Test
    void aClientThatDoesNotReadIsClosedAndHoldsUpNobody() throws Exception {
        String key = running.key("view");
        try (Socket deaf = new Socket("127.0.0.1", running.port());
                Stream attentive = new Stream(null, "")) {
            deaf.setReceiveBufferSize(4_096);
            deaf.getOutputStream()
                    .write(("GET /api/v1/events/stream HTTP/1.1\r\nHost: x\r\nX-API-Key: " + key + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            awaitFollowers(2);
            int events = 8_000;
            for (int number = 0; number < events; number++) {
                if (number % 500 == 0) {
                    publish(number, number + 500, 2_000);
                }
                assertThat(attentive.nextId()).isEqualTo(id(number));
            }
            awaitFollowers(1);
        }
    }

    private void awaitFollowers(int wanted) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        String metrics = "";
        while (!metrics.contains("passerby_console_followers " + wanted + ".0\n")) {
            assertThat(System.nanoTime()).as(metrics).isLessThan(deadline);
            metrics = running.api()
                    .ask(running.admin(), "GET", "/metrics", "/api/v1/metrics", null)
                    .text();
            Thread.onSpinWait();
        }
    }

    private static String id(int number) {
        return "door-1-0-0/" + number;
    }

    private void publish(int from, int to, int padding) throws Exception {
        for (int number = from; number < to; number++) {
            String data = "{\"camera\":\"door\",\"padding\":\"" + random(number, padding) + "\"}";
            CloudEvent event = new CloudEvent(
                    id(number),
                    "face.unknown",
                    "/passerby/cameras/door",
                    "door-1-0-0",
                    Instant.now(),
                    Api.JSON.readTree(data));
            RecordHeaders headers = new RecordHeaders();
            event.headers().forEach(headers::add);
            var unused = producer.send(new ProducerRecord<>(
                    running.settings().topics().events(),
                    null,
                    "door".getBytes(StandardCharsets.UTF_8),
                    event.value(),
                    headers));
        }
        producer.flush();
    }

    private static String random(int seed, int length) {
        return new java.util.Random(seed)
                .ints(length, 'a', 'z')
                .collect(StringBuilder::new, (text, letter) -> text.append((char) letter), StringBuilder::append)
                .toString();
    }

    /** A client of the server-sent events that reads ids. */
    private final class Stream implements AutoCloseable {

        private final InputStream body;
        private final BufferedReader lines;

        Stream(@Nullable String lastId, String query) throws Exception {
            HttpRequest.Builder request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + running.port() + "/api/v1/events/stream" + query))
                    .header("X-API-Key", running.admin());
            if (lastId != null) {
                request.header("Last-Event-ID", lastId);
            }
            HttpResponse<InputStream> answer = client.sendAsync(
                            request.build(), HttpResponse.BodyHandlers.ofInputStream())
                    .get(20, TimeUnit.SECONDS);
            assertThat(answer.statusCode()).isEqualTo(200);
            body = answer.body();
            lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
            assertThat(lines.readLine()).startsWith("retry:");
        }

        String nextId() throws Exception {
            long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            while (System.nanoTime() < deadline) {
                String line = lines.readLine();
                if (line == null) {
                    throw new AssertionError("the stream has ended");
                }
                if (line.startsWith("id: ")) {
                    return line.substring(4);
                }
            }
            throw new AssertionError("no event came");
        }

        @Override
        public void close() throws Exception {
            body.close();
        }
    }
}
