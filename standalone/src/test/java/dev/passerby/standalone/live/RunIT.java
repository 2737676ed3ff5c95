package dev.passerby.standalone.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.client.topics.CameraTopic;
import dev.passerby.client.topics.GalleryTopic;
import dev.passerby.standalone.pictures.StillVision;
import dev.passerby.standalone.settings.Settings;
import dev.passerby.standalone.settings.SettingsFile;
import dev.passerby.vision.enrolment.Enrolment;
import dev.passerby.vision.photos.Photo;
import dev.passerby.vision.photos.PhotoEnrolment;
import dev.passerby.wire.camera.Camera;
import dev.passerby.wire.event.CloudEvent;
import dev.passerby.wire.gallery.GalleryEntry;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two real streams of two people through broker, ingest and job, while people come into the gallery and leave it. */
class RunIT {

    @TempDir
    Path folder;

    @Test
    void names_who_is_enrolled_from_the_moment_they_are_until_they_are_not() throws Exception {
        Settings settings = SettingsFile.read(null, Map.of("PASSERBY_HOME", folder.toString()))
                .apart(folder.resolve("data"), 0);
        Path door = Clips.endless("again", folder);
        Path yard = Clips.endless("bird", folder);
        Path ada = Clips.still("brother", folder);
        Path bea = Clips.still("milk", folder);
        try (RtspServer server = RtspServer.playing(Map.of("/door", door, "/yard", yard))) {
            try (LiveSystem live = LiveSystem.start(settings)) {
                GalleryTopic gallery = new GalleryTopic(live.bootstrapServers(), settings.topics(), settings.safe());
                GalleryEntry first = enrol("Ada", ada, gallery, settings);
                CameraTopic cameras = new CameraTopic(live.bootstrapServers(), settings.topics());
                cameras.put(new Camera("door", server.url("/door"), null, 5));
                cameras.put(new Camera("yard", server.url("/yard"), null, 5));

                List<CloudEvent> seen = LiveEvents.until(live, settings, Instant.EPOCH, is("door", "match"));
                seen.addAll(LiveEvents.until(live, settings, Instant.EPOCH, is("yard", "unknown")));
                assertThat(seen).filteredOn(is("door", "match")).allMatch(event -> person(event)
                        .equals("Ada"));
                assertThat(seen).noneMatch(is("yard", "match"));

                gallery.put(Enrolment.remove(first, System.currentTimeMillis()));
                Instant removed = Instant.now();
                LiveEvents.until(live, settings, removed, is("door", "unknown"));

                enrol("Bea", bea, gallery, settings);
                Instant enrolled = Instant.now();
                List<CloudEvent> after = LiveEvents.until(live, settings, removed, is("yard", "match"));
                CloudEvent named = after.get(after.size() - 1);
                assertThat(person(named)).isEqualTo("Bea");
                assertThat(named.time()).isBefore(enrolled.plusSeconds(2));
                assertThat(LiveEvents.until(live, settings, removed.plusSeconds(1), is("yard", "match")))
                        .noneMatch(is("door", "match"));
            }
            // As long as a track outlives its face: a restart that is quicker goes on with the old track, and says
            // nothing new.
            TimeUnit.MILLISECONDS.sleep(
                    settings.pipeline("127.0.0.1:1", null).tracking().quietMillis() + 500);
            Instant again = Instant.now();
            try (LiveSystem live = LiveSystem.start(settings)) {
                assertThat(new CameraTopic(live.bootstrapServers(), settings.topics()).list())
                        .extracting(Camera::id)
                        .containsExactlyInAnyOrder("door", "yard");
                assertThat(new GalleryTopic(live.bootstrapServers(), settings.topics(), settings.safe()).people())
                        .extracting(GalleryEntry::name)
                        .containsExactly("Bea");
                List<CloudEvent> seen = LiveEvents.until(live, settings, again, is("yard", "match"));
                assertThat(person(seen.get(seen.size() - 1))).isEqualTo("Bea");
            }
        }
    }

    private static Predicate<CloudEvent> is(String camera, String decision) {
        return event -> event.data().path("camera").asText().equals(camera)
                && event.data().path("identity").path("decision").asText().equals(decision);
    }

    private static String person(CloudEvent event) {
        return event.data().path("identity").path("person").asText();
    }

    private static GalleryEntry enrol(String name, Path photo, GalleryTopic gallery, Settings settings) {
        try (StillVision vision = StillVision.open(20)) {
            GalleryEntry entry = PhotoEnrolment.of(
                            name,
                            null,
                            gallery.people(),
                            List.of(Photo.read(photo)),
                            vision.networks(),
                            settings.matching())
                    .entry();
            gallery.put(entry);
            return entry;
        }
    }
}
