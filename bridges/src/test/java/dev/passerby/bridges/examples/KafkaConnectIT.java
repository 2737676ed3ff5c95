package dev.passerby.bridges.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.passerby.bridges.Eventually;
import dev.passerby.bridges.Started;
import dev.passerby.client.TestBroker;
import dev.passerby.client.TestEvents;
import dev.passerby.wire.event.CloudEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.cli.ConnectStandalone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples for Kafka Connect, as they stand but for places on this machine, in a real worker. */
class KafkaConnectIT {

    private static final Path EXAMPLES = Path.of("../examples/kafka-connect");

    @TempDir
    Path directory;

    @Test
    void a_stock_worker_writes_every_event_to_a_file() throws Exception {
        List<CloudEvent> events = TestEvents.visits("door", 0, 20, "Ada");
        try (TestBroker broker = TestBroker.startWithTopics(directory.resolve("broker"))) {
            broker.publish(events);
            List<String> command = List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx512m",
                    "-cp",
                    System.getProperty("java.class.path"),
                    ConnectStandalone.class.getName(),
                    placed("worker.properties", broker).toString(),
                    placed("file-sink.json", broker).toString(),
                    placed("file-sink-with-place.json", broker).toString());
            try (Started worker = Started.start(Map.of(), directory, command)) {
                Eventually.that(
                        () -> assertThat(worker.process().isAlive() ? lines("passerby-events.txt") : worker.lines())
                                .hasSize(events.size()));
                Eventually.that(
                        () -> assertThat(lines("passerby-recognitions.txt")).hasSize(events.size()));
            }
        }
        List<JsonNode> written = new ArrayList<>();
        for (String line : lines("passerby-events.txt")) {
            written.add(new ObjectMapper().readTree(line));
        }
        assertThat(written)
                .containsExactlyElementsOf(events.stream().map(CloudEvent::data).toList());
        assertThat(lines("passerby-recognitions.txt"))
                .allMatch(line -> line.contains("camera=door"))
                .allMatch(line -> line.contains("offset=") && !line.contains("landmarks"))
                .anyMatch(line -> line.contains("person=Ada"));
    }

    /** The example with this test's broker and folder, and a free port for the worker's own REST API. */
    private Path placed(String example, TestBroker broker) throws Exception {
        String text = Files.readString(EXAMPLES.resolve(example));
        assertThat(text).containsAnyOf("/tmp/passerby-", "127.0.0.1:9092");
        Path file = directory.resolve(example);
        Files.writeString(
                file,
                text.replace("127.0.0.1:9092", broker.bootstrapServers())
                                .replace("/tmp/passerby-", directory + "/passerby-")
                                .replace("plugin.path=libs", "")
                        + (example.endsWith(".properties") ? "listeners=http://127.0.0.1:0\n" : ""));
        return file;
    }

    private List<String> lines(String name) throws Exception {
        Path file = directory.resolve(name);
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }
}
