package dev.passerby.standalone.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.passerby.client.topics.CameraTopic;
import dev.passerby.standalone.live.Clips;
import dev.passerby.standalone.live.LiveEvents;
import dev.passerby.standalone.live.LiveSystem;
import dev.passerby.standalone.live.RtspServer;
import dev.passerby.standalone.settings.Settings;
import dev.passerby.standalone.settings.SettingsFile;
import dev.passerby.wire.camera.Camera;
import dev.passerby.wire.event.CloudEvent;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The examples for Python and JavaScript before the real system, whose console goes away and comes back. */
@Timeout(300)
class ExamplesRunIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PYTHON = "python3 ../examples/python/follow.py";
    private static final String JAVASCRIPT = "node ../examples/javascript/follow.mjs";

    @TempDir
    Path folder;

    private Settings settings;
    private LiveSystem live;

    @Test
    void areToldEveryEventOfTheirCameraOnceThoughTheConsoleIsStartedAnewMeanwhile() throws Exception {
        Path config = Files.writeString(
                folder.resolve("passerby.yaml"),
                "data-dir: " + folder.resolve("data") + "\nbroker.port: 0\nconsole.port: " + freePort() + "\n");
        settings = SettingsFile.read(config, Map.of());
        Path door = Clips.endless("again", folder);
        byte[] photo = Files.readAllBytes(Clips.still("brother", folder));
        try (RtspServer server = RtspServer.playing(Map.of("/door", door, "/yard", door));
                LiveSystem started = LiveSystem.start(settings)) {
            live = started;
            CameraTopic cameras = new CameraTopic(live.bootstrapServers(), settings.topics());
            RunningConsole first = RunningConsole.start(settings, live.bootstrapServers());
            List<Follower> followers = new ArrayList<>();
            try {
                String admin = BrokerAndConsole.announcedKey(first);
                Api api = new Api(first.port());
                String key = api.newKey(admin, "view");
                api.upload(
                        admin,
                        "/people",
                        "/api/v1/people",
                        Api.Part.text("name", "Zoë 李"),
                        new Api.Part("photo", "zoe.png", photo));
                for (String program : List.of(PYTHON, JAVASCRIPT)) {
                    followers.add(Follower.start(program, first.port(), key, "camera=door"));
                }
                awaitFollowers(api, admin, followers.size());

                cameras.put(new Camera("yard", server.url("/yard"), null, 4));
                cameras.put(new Camera("door", server.url("/door"), null, 4));
                List<CloudEvent> before = atTheDoorUntil(0, is("face.recognized"));
                for (Follower follower : followers) {
                    assertThat(follower.lines(before.size())).containsExactlyElementsOf(lines(before));
                }

                first.close();
                cameras.remove("door");
                List<CloudEvent> gone = atTheDoorUntil(before.size(), endOf(before));
                cameras.put(new Camera("door", server.url("/door"), null, 4));
                List<CloudEvent> meanwhile = atTheDoorUntil(gone.size(), is("face.recognized"));
                RunningConsole second = RunningConsole.start(settings, live.bootstrapServers());
                try {
                    for (Follower follower : followers) {
                        assertThat(follower.lines(meanwhile.size())).containsExactlyElementsOf(lines(meanwhile));
                    }
                    cameras.remove("door");
                    List<CloudEvent> all = atTheDoorUntil(meanwhile.size(), endOf(meanwhile));
                    for (Follower follower : followers) {
                        assertThat(follower.lines(all.size())).containsExactlyElementsOf(lines(all));
                    }
                    assertThat(lines(all)).anyMatch(line -> line.endsWith("face.recognized door Zoë 李"));
                } finally {
                    second.close();
                }
            } finally {
                first.close();
                followers.forEach(Follower::close);
            }
        }
    }

    /** All events at the door from the beginning to the first after so many that is as wanted. */
    private List<CloudEvent> atTheDoorUntil(int after, Predicate<CloudEvent> wanted) {
        AtomicInteger seen = new AtomicInteger();
        return LiveEvents.until(
                        live,
                        settings,
                        Instant.EPOCH,
                        event -> isAtTheDoor(event) && seen.incrementAndGet() > after && wanted.test(event))
                .stream()
                .filter(ExamplesRunIT::isAtTheDoor)
                .toList();
    }

    private static boolean isAtTheDoor(CloudEvent event) {
        return event.data().path("camera").asText().equals("door");
    }

    private static Predicate<CloudEvent> is(String type) {
        return event -> event.type().equals(type);
    }

    /** The end of the track that the last of these events is about. */
    private static Predicate<CloudEvent> endOf(List<CloudEvent> events) {
        String track = events.get(events.size() - 1).subject();
        return is("face.track.end").and(event -> track.equals(event.subject()));
    }

    /** What the examples print of these events. */
    private static List<String> lines(List<CloudEvent> events) throws Exception {
        List<String> lines = new ArrayList<>();
        for (CloudEvent event : events) {
            JsonNode json = Api.JSON.readTree(event.toJsonLine());
            JsonNode person = json.at("/data/identity/person");
            lines.add(json.get("time").asText() + " " + event.type() + " door "
                    + (person.isTextual() ? person.asText() : "somebody"));
        }
        return lines;
    }

    private static void awaitFollowers(Api api, String key, int wanted) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        String metrics = "";
        while (!metrics.contains("passerby_console_followers " + wanted + ".0\n")) {
            assertThat(System.nanoTime()).as(metrics).isLessThan(deadline);
            metrics = api.ask(key, "GET", "/metrics", "/api/v1/metrics", null).text();
            Thread.onSpinWait();
        }
    }

    private static int freePort() throws Exception {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    /** One of the examples, and what it has printed. */
    private static final class Follower implements AutoCloseable {

        private final Process process;
        private final BlockingQueue<String> printed = new LinkedBlockingQueue<>();
        private final List<String> lines = new ArrayList<>();

        private Follower(Process process) {
            this.process = process;
            Thread reader = new Thread(
                    () -> new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
                            .lines()
                            .forEach(printed::add),
                    "example");
            reader.setDaemon(true);
            reader.start();
        }

        static Follower start(String program, int port, String key, String filter) throws Exception {
            List<String> command = new ArrayList<>(List.of(program.split(" ")));
            command.add("http://127.0.0.1:" + port);
            command.add(filter);
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().putAll(Map.of("PASSERBY_KEY", key, "PYTHONIOENCODING", "utf-8"));
            return new Follower(builder.start());
        }

        /** The first so many lines, once they are there. */
        List<String> lines(int wanted) throws InterruptedException {
            while (lines.size() < wanted) {
                String line = printed.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                assertThat(line).as("after " + lines).isNotNull();
                lines.add(line);
            }
            return List.copyOf(lines.subList(0, wanted));
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }
}
