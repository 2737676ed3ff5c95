package dev.passerby.bridges.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.passerby.bridges.Eventually;
import dev.passerby.bridges.Started;
import dev.passerby.bridges.settings.SecretReference;
import dev.passerby.bridges.settings.WebhookSettings;
import dev.passerby.client.TestBroker;
import dev.passerby.client.TestEvents;
import dev.passerby.wire.Topics;
import dev.passerby.wire.event.CloudEvent;
import dev.passerby.wire.event.EventType;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebhookBridgeIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SECRET = "a secret of twenty-six byte";

    @TempDir
    static Path directory;

    private static TestBroker broker;

    @BeforeAll
    static void start() throws Exception {
        broker = TestBroker.startWithTopics(directory.resolve("broker"));
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void everyEventReachesAReceiverThatFailsHalfTheTime() throws Exception {
        Path taken = directory.resolve("taken");
        List<CloudEvent> events = new ArrayList<>();
        for (int visit = 0; visit < 12; visit++) {
            events.addAll(TestEvents.visits("door", visit, visit + 1, "Ada"));
            events.addAll(TestEvents.visits("yard", visit, visit + 1, "Bo"));
        }
        try (Started receiver = receiver(taken)) {
            WebhookSettings settings = settings("flaky", port(receiver), Set.of(), Set.of());
            try (WebhookBridge first = bridge(settings)) {
                assertThat(first.awaitBeginning(PATIENCE)).isTrue();
                broker.publish(events.subList(0, 30));
                Eventually.that(() -> assertThat(taken(taken)).hasSizeGreaterThan(15));
            }
            // Stopped in the middle: the next goes on where it was.
            try (WebhookBridge second = bridge(settings)) {
                broker.publish(events.subList(30, events.size()));
                Eventually.that(() -> assertThat(inOrder(taken(taken)))
                        .containsExactlyInAnyOrderElementsOf(
                                events.stream().map(CloudEvent::id).toList()));
            }
        }
        List<JsonNode> requests = taken(taken);
        assertThat(requests).allMatch(request -> request.path("right").asBoolean(), "signed, or not followed");
        for (String camera : List.of("door", "yard")) {
            assertThat(inOrder(requests).stream().filter(id -> id.startsWith(camera)))
                    .containsExactlyElementsOf(events.stream()
                            .map(CloudEvent::id)
                            .filter(id -> id.startsWith(camera))
                            .toList());
        }
        Map<String, Long> ids = new java.util.HashMap<>();
        requests.forEach(request -> ids.merge(request.path("id").asText(), 1L, Long::sum));
        assertThat(ids).as("a message's id is the event's").hasSize(events.size());
    }

    @Test
    void whatWasSaidWhileNobodyListenedWaits() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Path taken = directory.resolve("late");
        WebhookSettings settings = settings("late", port, Set.of("late"), Set.of(EventType.FACE_RECOGNIZED));
        try (WebhookBridge bridge = bridge(settings)) {
            assertThat(bridge.awaitBeginning(PATIENCE)).isTrue();
            List<CloudEvent> events = TestEvents.visits("late", 0, 5, "Ada");
            broker.publish(events);
            broker.publish(TestEvents.visits("other", 0, 5, "Ada"));
            try (JustReplies receiver = JustReplies.on(port, taken, 200)) {
                Eventually.that(() -> assertThat(inOrder(taken(taken)))
                        .containsExactlyElementsOf(events.stream()
                                .filter(event -> event.type().equals("face.recognized"))
                                .map(CloudEvent::id)
                                .toList()));
            }
        }
    }

    @Test
    void anEventThatIsRefusedThreeTimesIsLeftOutAndTheNextComes() throws Exception {
        Path taken = directory.resolve("refused");
        try (JustReplies receiver = JustReplies.on(0, taken, 400, 400, 400, 200)) {
            WebhookSettings settings =
                    settings("fussy", receiver.port(), Set.of("fussy"), Set.of(EventType.FACE_RECOGNIZED));
            try (WebhookBridge bridge = bridge(settings)) {
                assertThat(bridge.awaitBeginning(PATIENCE)).isTrue();
                broker.publish(TestEvents.visits("fussy", 0, 2, "Ada"));
                Eventually.that(() -> assertThat(taken(taken)).hasSize(4));
            }
        }
        List<String> ids = taken(taken).stream()
                .map(request -> request.at("/event/id").asText())
                .toList();
        assertThat(Set.copyOf(ids.subList(0, 3))).hasSize(1);
        assertThat(ids.get(3)).isNotEqualTo(ids.get(0));
    }

    private static WebhookBridge bridge(WebhookSettings settings) {
        return WebhookBridge.start(
                settings, broker.bootstrapServers(), Topics.STANDARD, Map.of("HOOK", SECRET), Duration.ofSeconds(1));
    }

    private static WebhookSettings settings(String name, int port, Set<String> cameras, Set<EventType> types) {
        return new WebhookSettings(
                name,
                URI.create("http://127.0.0.1:" + port + "/hook"),
                new SecretReference("env:HOOK"),
                cameras,
                Set.of(),
                types);
    }

    private static Started receiver(Path taken) throws Exception {
        Path script = directory.resolve("receiver.py");
        try (var in = WebhookBridgeIT.class.getResourceAsStream("receiver.py")) {
            Files.write(script, in.readAllBytes());
        }
        return Started.start(
                Map.of("WEBHOOK_KEY", HexFormat.of().formatHex(SECRET.getBytes(StandardCharsets.UTF_8))),
                directory,
                List.of("python3", script.toString(), "7", taken.toString()));
    }

    private static int port(Started receiver) throws Exception {
        Eventually.that(() -> assertThat(receiver.lines()).isNotEmpty());
        return Integer.parseInt(receiver.lines().get(0));
    }

    private static List<JsonNode> taken(Path file) throws Exception {
        List<JsonNode> taken = new ArrayList<>();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                taken.add(new ObjectMapper().readTree(line));
            }
        }
        return taken;
    }

    /** The ids of events in the order in which they came first. */
    private static List<String> inOrder(List<JsonNode> taken) {
        Set<String> ids = new LinkedHashSet<>();
        taken.forEach(request -> ids.add(request.at("/event/id").asText()));
        return List.copyOf(ids);
    }
}
