package dev.passerby.standalone.commands;

import static dev.passerby.standalone.commands.Ran.passerby;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.passerby.simulator.rtsp.RtspCameraServer;
import dev.passerby.simulator.rtsp.RtspServerSettings;
import dev.passerby.simulator.scene.Appearance;
import dev.passerby.simulator.scene.Motion;
import dev.passerby.simulator.scene.Photo;
import dev.passerby.simulator.scene.Rectangle;
import dev.passerby.simulator.scene.Scene;
import dev.passerby.simulator.scene.SceneRendering;
import dev.passerby.standalone.live.Clips;
import dev.passerby.standalone.live.RtspServer;
import dev.passerby.vision.golden.TestMedia;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code camera test} before real RTSP servers, the simulator's and GStreamer's. */
class CameraTestIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static RtspCameraServer cameras;

    @TempDir
    Path folder;

    @BeforeAll
    static void serve() throws Exception {
        cameras = RtspCameraServer.start(RtspServerSettings.loopback());
        cameras.serve("near", SceneRendering.render(sceneOf(500)));
        cameras.serve("far", SceneRendering.render(sceneOf(70)));
        cameras.serve("empty", SceneRendering.render(Scene.of(6, List.of())));
    }

    @AfterAll
    static void stop() {
        if (cameras != null) {
            cameras.close();
        }
    }

    @Test
    void says_what_a_good_camera_sends() throws Exception {
        Ran ran = passerby("camera", "test", url("near"), "--json");
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.err()).isEmpty();
        JsonNode found = JSON.readTree(ran.out());
        assertThat(found.get("reached").asBoolean()).isTrue();
        assertThat(found.has("failure")).isFalse();
        assertThat(found.get("codec").asText()).isEqualTo("h264");
        assertThat(found.get("width").asInt()).isEqualTo(960);
        assertThat(found.get("height").asInt()).isEqualTo(540);
        assertThat(found.get("fps").asDouble()).isBetween(9.5, 10.5);
        assertThat(found.get("keyframeIntervalSeconds").asDouble()).isBetween(0.5, 4.0);
        assertThat(found.get("bitsPerSecond").asLong()).isBetween(10_000L, 5_000_000L);
        assertThat(found.get("clockOffsetMillis").asLong()).isBetween(-500L, 100L);
        assertThat(found.get("clockRate").asDouble()).isBetween(0.95, 1.05);
        assertThat(found.get("searched").asInt()).isBetween(4, 8);
        assertThat(widths(found)).hasSizeGreaterThanOrEqualTo(4).allMatch(width -> width >= 80);
        assertThat(found.get("advice")).isEmpty();
        assertThat(found.has("picture")).isFalse();
    }

    @Test
    void says_that_faces_are_too_small_for_names() {
        Ran ran = passerby("camera", "test", url("far"));
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out())
                .containsPattern("advice   faces here are 2\\d( to [23]\\d)? px wide; 40 or more are needed for names")
                .contains("h264, 960×540")
                .containsPattern("clock    \\d+ ms (behind|ahead of) this machine's");
    }

    @Test
    void takes_the_face_size_for_names_from_the_settings() throws Exception {
        Path config = Files.writeString(folder.resolve("passerby.yaml"), "detection.min-face: 20\n");
        Ran ran = passerby("camera", "test", url("far"), "--config", config);
        assertThat(ran.out()).contains("32 or more are needed").doesNotContain("40 or more");
    }

    @Test
    void says_that_nobody_was_in_view() {
        Ran ran = passerby("camera", "test", url("empty"));
        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains("faces    nobody was in view in ", "picture  not kept");
    }

    @Test
    void saves_a_picture_for_its_owner_alone_and_only_where_asked() throws Exception {
        Path picture = Files.writeString(folder.resolve("door.jpg"), "what was there before");
        Ran ran = passerby("camera", "test", url("near"), "--picture", picture);
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out()).contains("saved as " + picture);
        assertThat(ImageIO.read(picture.toFile()).getWidth()).isEqualTo(960);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(picture)))
                .isEqualTo("rw-------");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(picture);
        }
    }

    @Test
    void refuses_a_place_for_the_picture_that_is_none_before_it_connects() {
        Path nowhere = folder.resolve("absent/door.jpg");
        Ran ran = passerby("camera", "test", "rtsp://192.0.2.7/stream", "--picture", nowhere);
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err().lines()).hasSize(1);
        assertThat(ran.err()).contains("--picture must name a file", nowhere.toString());
    }

    @Test
    void says_why_a_camera_cannot_be_used_and_what_helps() throws Exception {
        Ran ran = passerby("camera", "test", url("no-such-stream"), "--json");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err().lines()).hasSize(1);
        assertThat(ran.err()).contains("no such host or stream", "check the host name and the path");
        JsonNode found = JSON.readTree(ran.out());
        assertThat(found.get("reached").asBoolean()).isFalse();
        assertThat(found.get("failure").asText()).isEqualTo("not_found");
        assertThat(found.get("remedy").asText()).contains("path");
        assertThat(found.has("codec")).isFalse();
    }

    @Test
    void asks_for_the_password_by_reference_and_never_shows_it() throws Exception {
        Path secret = Files.writeString(folder.resolve("door.secret"), "ada:Zq9%21:@/canary\n");
        try (RtspCameraServer guarded =
                RtspCameraServer.start(RtspServerSettings.loopback().withCredentials("ada", "Zq9%21:@/canary"))) {
            guarded.serve("door", SceneRendering.render(Scene.of(2, List.of())));
            String url = "rtsp://127.0.0.1:" + guarded.port() + "/door";
            Ran without = passerby("camera", "test", url);
            assertThat(without.code()).isEqualTo(1);
            assertThat(without.err()).contains("--credentials env:NAME or file:PATH");
            Ran with = passerby("camera", "test", url, "--credentials", "file:" + secret, "--json");
            assertThat(with.code()).as(with.err()).isZero();
            assertThat(with.out() + with.err() + without.out() + without.err()).doesNotContain("canary");
        }
    }

    @Test
    void says_that_a_camera_stopped_while_it_was_watched() throws Exception {
        Path clip = Clips.repeated("again", 1, folder);
        try (RtspServer server = RtspServer.playing(Map.of("/brief", clip))) {
            Ran ran = passerby("camera", "test", server.url("/brief"), "--json");
            assertThat(ran.code()).isEqualTo(1);
            assertThat(ran.err()).contains("the camera ended the stream");
            JsonNode found = JSON.readTree(ran.out());
            assertThat(found.get("reached").asBoolean()).isTrue();
            assertThat(found.get("failure").asText()).isEqualTo("ended");
            assertThat(widths(found)).isNotEmpty().allMatch(width -> width > 40 && width < 90);
        }
    }

    private static String url(String camera) {
        return "rtsp://127.0.0.1:" + cameras.port() + "/" + camera;
    }

    private static List<Integer> widths(JsonNode found) {
        return StreamSupport.stream(found.get("faceWidths").spliterator(), false)
                .map(JsonNode::asInt)
                .toList();
    }

    /** A person's photo of so many pixels' height in the middle of the picture. */
    private static Scene sceneOf(double height) throws Exception {
        Photo photo = Photo.of(TestMedia.file("people/Anthony_Hopkins_0001.jpg"));
        Motion still = Motion.none(Rectangle.around(480, 270, height, photo));
        return Scene.of(6, List.of(new Appearance("somebody", photo, 0, 6, still)));
    }
}
