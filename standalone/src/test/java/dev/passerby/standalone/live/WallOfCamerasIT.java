package dev.passerby.standalone.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.passerby.client.topics.CameraTopic;
import dev.passerby.console.browser.BrowserPage;
import dev.passerby.models.demo.DemoPerson;
import dev.passerby.models.demo.DemoPictures;
import dev.passerby.simulator.rtsp.LiveStream;
import dev.passerby.simulator.rtsp.RtspCameraServer;
import dev.passerby.simulator.rtsp.RtspServerSettings;
import dev.passerby.simulator.video.Clip;
import dev.passerby.standalone.demo.DemoVideo;
import dev.passerby.standalone.settings.Settings;
import dev.passerby.standalone.settings.SettingsFile;
import dev.passerby.wire.camera.Camera;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The wall with the demonstration's cameras, and with sixteen of them, before the real system. */
class WallOfCamerasIT {

    private static final Path PICTURES = Path.of("target/screenshots");
    private static final int MANY = 16;
    private static final int WATCHED_SECONDS = 10;

    /** The photos that enrol people for the demonstration, none of which its cameras show. */
    private static final List<String> ENROLMENT = List.of("GFoYfREqLg8", "ci4qo_0P21M", "image(4)", "-Cy8xsGVbMg");

    /** At some moment of their video the cameras see nobody but the four. */
    private static final String ONLY_NAMED = "(() => { const seen = [...document.querySelectorAll('.tile-people')]"
            + ".map(one => one.textContent); return seen.every(one => one && !one.includes('Unknown'))"
            + " && seen.join(', ').split(', ').length >= 4 })()";

    @TempDir
    Path folder;

    @Test
    void the_demonstrations_cameras_show_whom_they_see() throws Exception {
        Settings settings = settings();
        try (RtspCameraServer server = RtspCameraServer.start(RtspServerSettings.loopback());
                LiveSystem live = LiveSystem.start(settings)) {
            CameraTopic cameras = new CameraTopic(live.bootstrapServers(), settings.topics());
            Map<String, Clip> clips = DemoVideo.clips();
            clips.forEach((name, clip) -> attach(cameras, server.serve(name, clip)));
            try (ConsolePage console = ConsolePage.open(settings, live.bootstrapServers())) {
                BrowserPage page = console.page();
                page.size(1320, 560, 1);
                page.await("document.querySelectorAll('.tile[data-live]').length === " + clips.size());
                for (DemoPerson person : DemoPictures.standard(System.getenv()).people()) {
                    enrol(page, person);
                }
                page.await("!document.querySelector('.notice')");
                page.await(ONLY_NAMED, Duration.ofSeconds(80));
                page.screenshot(PICTURES.resolve("console.jpg"));
                assertThat(page.problems()).isEmpty();
            }
        }
    }

    @Test
    void sixteen_cameras_are_drawn_at_once() throws Exception {
        Settings settings = settings();
        try (RtspCameraServer server = RtspCameraServer.start(RtspServerSettings.loopback());
                LiveSystem live = LiveSystem.start(settings)) {
            CameraTopic cameras = new CameraTopic(live.bootstrapServers(), settings.topics());
            List<Map.Entry<String, Clip>> clips = List.copyOf(DemoVideo.clips().entrySet());
            for (int i = 0; i < MANY; i++) {
                Map.Entry<String, Clip> clip = clips.get(i % clips.size());
                attach(cameras, server.serve(clip.getKey() + "-" + (i / clips.size() + 1), clip.getValue()));
            }
            try (ConsolePage console = ConsolePage.open(settings, live.bootstrapServers())) {
                BrowserPage page = console.page();
                page.size(1600, 1200, 1);
                page.await("document.querySelectorAll('.tile[data-live]').length === " + MANY, Duration.ofSeconds(80));
                JsonNode drawn = drawnPerSecond(page);
                System.out.println("frames drawn a second, per tile of " + MANY + ": " + drawn);
                page.screenshot(PICTURES.resolve("wall-sixteen.png"));
                assertThat(drawn).hasSize(MANY).allMatch(rate -> rate.asDouble() > 0);
                assertThat(page.problems()).isEmpty();
            }
        }
    }

    private Settings settings() throws IOException {
        Path file = folder.resolve("passerby.yaml");
        Files.writeString(file, "console.port: 0\n");
        return SettingsFile.read(file, Map.of("PASSERBY_HOME", folder.toString()))
                .apart(folder.resolve("data"), 0)
                .withThreshold(0.9);
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

    private static void enrol(BrowserPage page, DemoPerson person) {
        Path photo = person.photos().stream()
                .filter(one -> ENROLMENT.stream().anyMatch(one.toString()::contains))
                .findFirst()
                .orElseThrow();
        page.drop("#main", List.of(photo.toString()));
        page.awaitElement("dialog .photo-strip img");
        page.await("document.activeElement.matches('dialog input[maxlength]')");
        page.type(person.name());
        page.press("Enter");
        page.await("[...document.querySelectorAll('.notice.good')].some(one => one.innerText.startsWith("
                + BrowserPage.quoted(person.name()) + "))");
        page.value("document.querySelector('dialog')?.close()");
        page.await("!document.querySelector('dialog')");
    }
}
