package dev.passerby.standalone.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.passerby.client.topics.CameraTopic;
import dev.passerby.console.browser.BrowserPage;
import dev.passerby.models.demo.DemoPictures;
import dev.passerby.simulator.rtsp.LiveStream;
import dev.passerby.simulator.rtsp.RtspCameraServer;
import dev.passerby.simulator.rtsp.RtspServerSettings;
import dev.passerby.simulator.video.Clip;
import dev.passerby.standalone.demo.DemoVideo;
import dev.passerby.standalone.settings.Settings;
import dev.passerby.standalone.settings.SettingsFile;
import dev.passerby.wire.camera.Camera;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The wall with the demonstration's cameras, and with sixteen of them, before the real system. */
class WallOfCamerasIT {

    private static final Path PICTURES = Path.of("target/screenshots");
    private static final int MANY = 16;
    private static final int WATCHED_SECONDS = 10;

    @TempDir
    Path folder;

    @Test
    void sixteen_cameras_are_drawn_at_once() throws Exception {
        Files.writeString(folder.resolve("passerby.yaml"), "console.port: 0\n");
        Settings settings = SettingsFile.read(
                        folder.resolve("passerby.yaml"), Map.of("PASSERBY_HOME", folder.toString()))
                .apart(folder.resolve("data"), 0)
                .withThreshold(0.9);
        List<Map.Entry<String, Clip>> clips = List.copyOf(DemoVideo.clips().entrySet());
        try (RtspCameraServer server = RtspCameraServer.start(RtspServerSettings.loopback());
                LiveSystem live = LiveSystem.start(settings)) {
            CameraTopic cameras = new CameraTopic(live.bootstrapServers(), settings.topics());
            for (Map.Entry<String, Clip> clip : clips) {
                attach(cameras, server.serve(clip.getKey(), clip.getValue()));
            }
            try (ConsolePage console = ConsolePage.open(settings, live.bootstrapServers())) {
                BrowserPage page = console.page();
                page.await("document.querySelectorAll('.tile[data-live]').length === " + clips.size());
                for (var person : DemoPictures.standard(System.getenv()).people()) {
                    enrol(page, person.name(), person.photos().get(0));
                }
                page.await("document.querySelectorAll('.notice').length === 0");
                // At this moment of their video the cameras see nobody but the four.
                page.await(
                        "[...document.querySelectorAll('.tile-people')].some(one => one.textContent.split(', ').length > 3"
                                + " && !one.textContent.includes('Unknown'))");
                page.screenshot(PICTURES.resolve("console.jpg"));

                for (int i = clips.size(); i < MANY; i++) {
                    Map.Entry<String, Clip> clip = clips.get(i % clips.size());
                    attach(cameras, server.serve(clip.getKey() + "-" + (i / clips.size() + 1), clip.getValue()));
                }
                page.await("document.querySelectorAll('.tile[data-live]').length === " + MANY);
                JsonNode drawn = drawnPerSecond(page);
                System.out.println("frames drawn a second, per tile of " + MANY + ": " + drawn);
                page.screenshot(PICTURES.resolve("wall-sixteen.png"));
                assertThat(drawn).hasSize(MANY).allMatch(rate -> rate.asDouble() > 0);
                assertThat(page.value(
                                        "new Promise(done => { let longest = 0; let before = performance.now(); let left = 120;"
                                                + " const look = now => { longest = Math.max(longest, now - before); before = now;"
                                                + " if (--left) { requestAnimationFrame(look) } else { done(longest) } };"
                                                + " requestAnimationFrame(look) })")
                                .asDouble())
                        .as("longest time between two animation frames, ms")
                        .isLessThan(2_000);
                assertThat(page.problems()).isEmpty();
            }
        }
    }

    /** The tiles' counts are written every other second; so many seconds apart they differ by what was drawn. */
    private static JsonNode drawnPerSecond(BrowserPage page) {
        return page.value("new Promise(done => { const tiles = () => [...document.querySelectorAll('.tile')]"
                + ".map(one => Number(one.dataset.drawn ?? 0)); const before = tiles(); setTimeout(() => done("
                + "tiles().map((now, i) => Math.round(10 * (now - before[i]) / " + WATCHED_SECONDS + ") / 10)), "
                + WATCHED_SECONDS * 1_000 + ") })");
    }

    private static void attach(CameraTopic cameras, LiveStream camera) {
        cameras.put(new Camera(camera.name(), camera.url(), null, 5));
    }

    private static void enrol(BrowserPage page, String name, Path photo) {
        page.drop("#main", List.of(photo.toString()));
        page.awaitElement("dialog .photo-strip img");
        page.await("document.activeElement.matches('dialog input[maxlength]')");
        page.type(name);
        page.press("Enter");
        page.await("[...document.querySelectorAll('.notice.good')].some(one => one.innerText.startsWith("
                + BrowserPage.quoted(name) + "))");
        page.value("document.querySelector('dialog')?.close()");
        page.await("!document.querySelector('dialog')");
    }
}
