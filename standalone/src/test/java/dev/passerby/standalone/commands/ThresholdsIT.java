package dev.passerby.standalone.commands;

import static dev.passerby.standalone.commands.Ran.passerby;
import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.client.topics.CameraTopic;
import dev.passerby.client.topics.GalleryTopic;
import dev.passerby.vision.golden.TestMedia;
import dev.passerby.wire.Topics;
import dev.passerby.wire.gallery.GalleryEntry;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A threshold of a camera's or a person's own, from the command line to the topic and back into the lists. */
class ThresholdsIT {

    @TempDir
    Path folder;

    private CommandBroker broker;

    @BeforeEach
    void start() throws IOException {
        broker = CommandBroker.start(folder);
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    @Test
    void a_camera_has_its_own_until_it_is_attached_without_one() {
        CameraTopic cameras = new CameraTopic(broker.bootstrapServers(), Topics.STANDARD);

        assertThat(done("camera", "add", "door", "rtsp://192.0.2.7/door", "--threshold", "0.7"))
                .isEqualTo("attached door: rtsp://192.0.2.7/door, 5 pictures a second, threshold 0.7");
        assertThat(cameras.list().get(0).threshold()).isEqualTo(0.7);
        assertThat(done("camera", "list")).containsPattern("THRESHOLD +URL").containsPattern("0\\.7 +rtsp://");

        done("camera", "add", "door", "rtsp://192.0.2.7/door");
        assertThat(cameras.list().get(0).threshold()).isNull();
        assertThat(done("camera", "list")).containsPattern("standard +rtsp://");
    }

    @Test
    void a_person_has_their_own_until_it_is_taken_back() {
        GalleryTopic gallery = broker.gallery();
        Path photo = TestMedia.file("people/Family1-Dad1.jpg");
        Path another = TestMedia.file("people/Family1-Dad2.jpg");

        assertThat(done("person", "add", "Ada", photo, "--threshold", "0.6"))
                .isEqualTo("enrolled Ada: 1 photo(s), threshold 0.6");
        assertThat(done("person", "list")).containsPattern("Ada +1 +0\\.6 ");
        done("person", "add", "Ada", another);
        GalleryEntry kept = gallery.person("Ada").orElseThrow();
        assertThat(kept.threshold()).as("kept with another photo").isEqualTo(0.6);

        assertThat(done("person", "threshold", "Ada", "0.75")).isEqualTo("threshold of Ada: 0.75");
        GalleryEntry changed = gallery.person("Ada").orElseThrow();
        assertThat(changed.threshold()).isEqualTo(0.75);
        assertThat(changed.version()).isGreaterThan(kept.version());

        assertThat(done("person", "threshold", "Ada", "standard")).isEqualTo("threshold of Ada: standard");
        assertThat(gallery.person("Ada").orElseThrow().threshold()).isNull();
        assertThat(done("person", "list")).containsPattern("Ada +2 +standard ");
    }

    @Test
    void nobody_has_none() {
        Ran ran = passerby("person", "threshold", "Nobody", "0.7", "--broker", broker.bootstrapServers());

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err().strip())
                .isEqualTo("nobody called 'Nobody' is enrolled; './passerby person list' shows who is");
    }

    private String done(Object... arguments) {
        Ran ran = broker.passerby(arguments);
        assertThat(ran.code()).as(ran.err()).isZero();
        return ran.out().strip();
    }
}
