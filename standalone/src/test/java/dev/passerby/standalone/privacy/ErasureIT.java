package dev.passerby.standalone.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.bridges.Eventually;
import dev.passerby.client.erasure.Receipt;
import dev.passerby.client.topics.CameraTopic;
import dev.passerby.client.topics.CompactedTopic;
import dev.passerby.client.topics.GalleryTopic;
import dev.passerby.standalone.live.Clips;
import dev.passerby.standalone.live.LiveEvents;
import dev.passerby.standalone.live.LiveSystem;
import dev.passerby.standalone.live.RtspServer;
import dev.passerby.standalone.pictures.StillVision;
import dev.passerby.standalone.settings.Settings;
import dev.passerby.standalone.settings.SettingsFile;
import dev.passerby.vision.photos.Photo;
import dev.passerby.vision.photos.PhotoEnrolment;
import dev.passerby.wire.camera.Camera;
import dev.passerby.wire.event.CloudEvent;
import dev.passerby.wire.gallery.GalleryEntry;
import dev.passerby.wire.gallery.sealing.PersonKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A person before a camera who wants to be erased: what subscribers hear, what the receipt says, and what the disk still holds.
 * The same search finds the template while nothing is sealed, so it could find it here.
 */
class ErasureIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    /** The cleaner looks every 15 s, and deleted segments lie about for another moment. */
    private static final Duration COMPACTION = Duration.ofMinutes(2);

    private static final String NAME = "Adalgisa Quillfeather";

    @TempDir
    Path folder;

    @Test
    void who_is_erased_is_named_no_more_and_nothing_on_the_disk_speaks_of_the_face() throws Exception {
        Settings settings = settings("sealed");
        try (RtspServer server = RtspServer.playing(Map.of("/door", Clips.endless("again", folder)));
                LiveSystem live = LiveSystem.start(settings)) {
            GalleryEntry person = recognised(settings, live, server);
            PersonKey key = settings.safe().keys().find(person.personId()).orElseThrow();
            Path keyFile = settings.safe().keys().file(person.personId());
            TemplateForms template = TemplateForms.ofTemplate(person.templates().get(0));
            awaitCheckpoints(settings, 2);
            assertThat(template.under(settings.dataDirectory())).isEmpty();
            assertThat(TemplateForms.ofKey(key).under(settings.dataDirectory()))
                    .as("the key lies in its file")
                    .isNotEmpty()
                    .allMatch(place -> place.startsWith("keys/" + keyFile.getFileName()));
            Eventually.within(
                    PATIENCE, () -> assertThat(TemplateForms.ofName(NAME).under(settings.checkpointDirectory()))
                            .as("checkpoints are found, and say names in plain")
                            .isNotEmpty());

            Receipt receipt = Privacy.erasure(settings, live.bootstrapServers()).erase(person);

            assertThat(receipt.millis()).isLessThan(5_000);
            assertThat(receipt.keyDestroyed()).isTrue();
            assertThat(receipt.forgottenByJob()).isTrue();
            assertThat(receipt.erased()).containsEntry("templates", 1).containsEntry("keys", 1);
            assertThat(keyFile).doesNotExist();
            assertThat(LiveEvents.until(live, settings, receipt.requestedAt(), is("unknown")))
                    .as("the track before the door loses its name")
                    .isNotEmpty();
            new CameraTopic(live.bootstrapServers(), settings.topics())
                    .put(new Camera("yard", server.url("/door"), null, 5));
            List<CloudEvent> after = LiveEvents.until(
                    live, settings, receipt.requestedAt(), is("unknown").and(event -> event.data()
                            .path("camera")
                            .asText()
                            .equals("yard")));
            assertThat(after)
                    .filteredOn(event -> event.time().isAfter(receipt.completedAt()))
                    .isNotEmpty()
                    .noneMatch(event -> event.toJsonLine().contains(NAME));
            assertThat(after)
                    .filteredOn(event -> event.type().equals("gallery.changed"))
                    .singleElement()
                    .matches(event -> !event.toJsonLine().contains(NAME));

            TemplateForms everything = template.and(TemplateForms.ofKey(key));
            GalleryFiller filler = new GalleryFiller(live, settings);
            Eventually.within(COMPACTION, () -> {
                filler.changeSomebodyElse();
                assertThat(leftOf(settings, everything))
                        .as("what is left of " + NAME)
                        .isEmpty();
            });
            assertThat(everything.under(settings.dataDirectory())).isEmpty();
            assertThat(live.failure()).isNull();
        }
        assertThat(TemplateForms.ofName(NAME).under(settings.dataDirectory()))
                .as("the events and sightings from before, until their time is over")
                .isNotEmpty()
                .allMatch(ErasureIT::isOfBefore);
    }

    @Test
    void what_is_not_sealed_is_found_in_segments_and_checkpoints_and_sealed_at_the_next_start() throws Exception {
        Settings plain = settings("plain");
        TemplateForms template;
        try (RtspServer server = RtspServer.playing(Map.of("/door", Clips.endless("again", folder)))) {
            try (LiveSystem live = LiveSystem.start(plain)) {
                GalleryEntry person = recognised(plain, live, server);
                template = TemplateForms.ofTemplate(person.templates().get(0));
                awaitCheckpoints(plain, 2);
                assertThat(template.under(plain.brokerDirectory()))
                        .as("segments")
                        .anyMatch(place -> place.contains("passerby.gallery-") && place.contains(": base64 at"));
                assertThat(template.under(plain.checkpointDirectory()))
                        .as("checkpoints")
                        .anyMatch(place -> place.contains(": big-endian at"));
            }
            Settings sealed = settings("sealed");
            Instant again = Instant.now();
            try (LiveSystem live = LiveSystem.start(sealed)) {
                LiveEvents.until(live, sealed, again, is("match"));
                GalleryFiller filler = new GalleryFiller(live, sealed);
                Eventually.within(COMPACTION, () -> {
                    filler.changeSomebodyElse();
                    assertThat(template.under(sealed.dataDirectory()))
                            .as("the plain template")
                            .isEmpty();
                });
            }
        }
    }

    /** What was told before the erasure lies on the broker until its time is over: a week for events, minutes for sightings. */
    private static boolean isOfBefore(String place) {
        return place.contains("passerby.events-") || place.contains("passerby.sightings-");
    }

    /**
     * Where something is left that should not be: the face or the key anywhere, the name anywhere but in what was told before.
     */
    private static List<String> leftOf(Settings settings, TemplateForms everything) throws IOException {
        List<String> left = new ArrayList<>(everything.under(settings.dataDirectory()));
        TemplateForms.ofName(NAME).under(settings.dataDirectory()).stream()
                .filter(place -> !isOfBefore(place))
                .forEach(left::add);
        return left;
    }

    private GalleryEntry recognised(Settings settings, LiveSystem live, RtspServer server) throws Exception {
        compactAtOnce(live, settings);
        GalleryTopic gallery = Privacy.gallery(settings, live.bootstrapServers());
        GalleryEntry person;
        try (StillVision vision = StillVision.open(20)) {
            person = PhotoEnrolment.of(
                            NAME,
                            null,
                            List.of(),
                            List.of(Photo.read(Clips.still("brother", folder))),
                            vision.networks(),
                            settings.matching())
                    .entry();
        }
        gallery.put(person);
        new CameraTopic(live.bootstrapServers(), settings.topics())
                .put(new Camera("door", server.url("/door"), null, 5));
        LiveEvents.until(live, settings, Instant.EPOCH, is("match"));
        return person;
    }

    private Settings settings(String templates) throws IOException {
        Path config = Files.writeString(
                folder.resolve(templates + ".yaml"), """
                data-dir: '%s'
                broker.port: 0
                job.parallelism: 2
                checkpoints.interval: PT1S
                privacy.templates: %s
                """.formatted(folder.resolve("data"), templates));
        return SettingsFile.read(config, Map.of());
    }

    /** So many checkpoints more than there are. */
    private static void awaitCheckpoints(Settings settings, int more) throws Exception {
        long wanted = newestCheckpoint(settings) + more;
        Eventually.within(
                PATIENCE,
                () -> assertThat(newestCheckpoint(settings)).as("checkpoints").isGreaterThanOrEqualTo(wanted));
    }

    private static long newestCheckpoint(Settings settings) throws IOException {
        try (var paths = Files.find(
                settings.checkpointDirectory(),
                3,
                (path, any) ->
                        path.getFileName().toString().startsWith("chk-") && Files.exists(path.resolve("_metadata")))) {
            return paths.mapToLong(
                            path -> Long.parseLong(path.getFileName().toString().substring(4)))
                    .max()
                    .orElse(0);
        } catch (java.io.UncheckedIOException e) {
            // A checkpoint went while it was looked for.
            return 0;
        }
    }

    private static void compactAtOnce(LiveSystem live, Settings settings) throws Exception {
        ConfigResource gallery =
                new ConfigResource(ConfigResource.Type.TOPIC, settings.topics().gallery());
        List<AlterConfigOp> changes = new ArrayList<>();
        Map.of(
                        "segment.ms", "500",
                        "min.cleanable.dirty.ratio", "0",
                        "max.compaction.lag.ms", "500",
                        "file.delete.delay.ms", "100")
                .forEach((key, value) ->
                        changes.add(new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET)));
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, live.bootstrapServers()))) {
            admin.incrementalAlterConfigs(Map.of(gallery, changes)).all().get(20, TimeUnit.SECONDS);
        }
    }

    /** Somebody else's changes: a segment is closed when the next record comes. */
    private static final class GalleryFiller {

        private final CompactedTopic topic;
        private long version = 1;

        GalleryFiller(LiveSystem live, Settings settings) throws Exception {
            compactAtOnce(live, settings);
            topic = new CompactedTopic(
                    live.bootstrapServers(), settings.topics().gallery());
        }

        void changeSomebodyElse() {
            GalleryEntry somebody = new GalleryEntry("somebody-else", GalleryEntry.REMOVED, version++, true, List.of());
            topic.write(somebody.personId(), somebody.toJson());
        }
    }

    private static Predicate<CloudEvent> is(String decision) {
        return event -> event.data().path("identity").path("decision").asText().equals(decision);
    }
}
