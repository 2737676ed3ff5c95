package dev.passerby.standalone.commands;

import static dev.passerby.standalone.commands.Ran.passerby;
import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.client.topics.CameraTopic;
import dev.passerby.client.topics.EventTopic;
import dev.passerby.standalone.broker.EmbeddedBroker;
import dev.passerby.standalone.broker.TopicLayout;
import dev.passerby.standalone.live.Clips;
import dev.passerby.standalone.live.LiveEvents;
import dev.passerby.standalone.live.LiveSystem;
import dev.passerby.standalone.live.RtspServer;
import dev.passerby.standalone.settings.Settings;
import dev.passerby.standalone.settings.SettingsFile;
import dev.passerby.wire.camera.Camera;
import dev.passerby.wire.event.CloudEvent;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stranger before two real streams gets a name, and another face is said not to be that person, by the command line. */
class PersonMemoryIT {

    @TempDir
    private Path folder;

    private Path config;
    private Settings settings;

    @BeforeEach
    void configure() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        config = Files.writeString(
                folder.resolve("passerby.yaml"),
                "data-dir: " + folder.resolve("data") + "\nbroker.port: " + port + "\n");
        settings = SettingsFile.read(config, Map.of());
    }

    @Test
    void a_stranger_at_two_cameras_is_one_gets_a_name_and_loses_it_again() throws Exception {
        Path door = Clips.endless("again", folder);
        Path yard = Clips.endless("brother", folder);
        Path gate = Clips.endless("bird", folder);
        try (RtspServer server =
                        RtspServer.playing(Map.of("/door", door, "/yard", yard, "/gate", gate, "/visit", door));
                LiveSystem live = LiveSystem.start(settings)) {
            CameraTopic cameras = new CameraTopic(live.bootstrapServers(), settings.topics());
            for (String camera : new String[] {"door", "yard", "gate"}) {
                cameras.put(new Camera(camera, server.url("/" + camera), null, 4));
            }
            String id = unknownId(
                    LiveEvents.first(live, settings, Instant.EPOCH, at("door").and(said("face.unknown"))));
            assertThat(unknownId(LiveEvents.first(
                            live, settings, Instant.EPOCH, at("yard").and(said("face.unknown")))))
                    .isEqualTo(id);
            String other = unknownId(
                    LiveEvents.first(live, settings, Instant.EPOCH, at("gate").and(said("face.unknown"))));
            assertThat(other).isNotEqualTo(id);
            assertThat(passerby("person", "unknowns", "--config", config).out())
                    .containsPattern(id + " .*door, yard")
                    .containsPattern(other + " .*gate");
            assertThat(passerby("events", "--config", config).out()).contains("somebody unknown (" + id + ")");

            Instant before = Instant.now();
            Ran named = passerby("person", "name", id, "Ada", "--config", config);
            assertThat(named.code()).as(named.err()).isZero();
            assertThat(named.out()).matches("(?s)enrolled Ada: [1-4] template\\(s\\) of " + id + "\\R");
            LiveEvents.first(live, settings, before, said("gallery.changed"));
            CloudEvent ada = LiveEvents.first(live, settings, before, at("door").and(names("Ada")));
            LiveEvents.first(live, settings, before, at("yard").and(names("Ada")));
            assertThat(passerby("person", "unknowns", "--config", config).out())
                    .doesNotContain(id)
                    .contains(other);

            refused(1, "the job does not remember " + id, "person", "name", id, "Bob");
            refused(1, "the job does not remember unknown-00000000", "person", "name", "unknown-00000000", "Eve");
            assertThat(passerby("person", "list", "--config", config).out())
                    .contains("Ada")
                    .doesNotContain("Bob", "Eve");

            String unnamed = LiveEvents.first(
                            live, settings, Instant.EPOCH, at("gate").and(said("face.unknown")))
                    .id();
            refused(2, "event " + unnamed + " names nobody, not Ada", "person", "reject", "Ada", unnamed);
            refused(2, "there is no event door-0-0-0/0", "person", "reject", "Ada", "door-0-0-0/0");
            refused(2, "nobody called 'Bob' is enrolled", "person", "reject", "Bob", ada.id());

            Instant rejectedAt = Instant.now();
            Ran rejected = passerby("person", "reject", "Ada", ada.id(), "--config", config);
            assertThat(rejected.code()).as(rejected.err()).isZero();
            assertThat(rejected.out())
                    .isEqualToIgnoringNewLines(
                            "rejected: " + ada.subject() + " is not Ada, who has 1 rejected face(s) now");
            CloudEvent lost =
                    LiveEvents.first(live, settings, rejectedAt, at("door").and(said("face.identity.changed")));
            assertThat(lost.data().at("/identity/decision").asText()).isEqualTo("unknown");

            // The next visit: a track of its own, of the same pictures, begun after the last one has ended.
            cameras.remove("door");
            LiveEvents.first(live, settings, lost.time(), said("face.track.end").and(event -> event.subject()
                    .equals(lost.subject())));
            cameras.put(new Camera("door", server.url("/visit"), null, 4));
            CloudEvent again = LiveEvents.first(
                    live,
                    settings,
                    lost.time(),
                    at("door").and(said("face.unknown")).and(event -> unknownId(event)
                            .equals(unknownId(lost))));
            assertThat(again.subject()).isNotEqualTo(lost.subject());
            assertThat(events(live, lost.time())).noneMatch(at("door").and(names("Ada")));
        }
    }

    @Test
    void a_job_that_does_not_run_is_said_and_the_request_withdrawn() {
        try (EmbeddedBroker broker =
                EmbeddedBroker.start(settings.brokerDirectory(), settings.brokerPort(), settings.maxFrameBytes())) {
            TopicLayout.create(broker.bootstrapServers(), settings.topics(), 1, 1, settings.maxFrameBytes());

            refused(1, "the job did not answer within 10 s", "person", "name", "unknown-0badcafe", "Ada");
            assertThat(passerby("person", "list", "--config", config).out()).contains("nobody is enrolled");
        }
    }

    @Test
    void ids_that_are_none_are_refused() {
        refused(2, "an unknown person's id is like unknown-1a2b3c4d, got 'Ada'", "person", "name", "Ada", "Ada");
        refused(
                2,
                "an event's id is a track and a number, such as door-1-2-0/1, got 'door'",
                "person",
                "reject",
                "Ada",
                "door");
    }

    private void refused(int code, String says, Object... command) {
        Object[] whole = java.util.Arrays.copyOf(command, command.length + 2);
        whole[command.length] = "--config";
        whole[command.length + 1] = config;
        Ran ran = passerby(whole);
        assertThat(ran.err().lines()).as(ran.err()).hasSize(1);
        assertThat(ran.err()).contains(says).doesNotContain("unexpected");
        assertThat(ran.out()).isEmpty();
        assertThat(ran.code()).isEqualTo(code);
    }

    private List<CloudEvent> events(LiveSystem live, Instant since) {
        List<CloudEvent> events = new ArrayList<>();
        new EventTopic(live.bootstrapServers(), settings.topics()).read(since, false, () -> true, events::add);
        return events;
    }

    private static Predicate<CloudEvent> at(String camera) {
        return event -> event.data().path("camera").asText().equals(camera);
    }

    private static Predicate<CloudEvent> said(String type) {
        return event -> event.type().equals(type);
    }

    private static Predicate<CloudEvent> names(String person) {
        return event -> event.data().at("/identity/person").asText().equals(person);
    }

    private static String unknownId(CloudEvent event) {
        return event.data().at("/identity/unknownId").asText();
    }
}
