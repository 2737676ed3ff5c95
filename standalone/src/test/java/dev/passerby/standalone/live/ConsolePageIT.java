package dev.passerby.standalone.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.client.topics.CameraTopic;
import dev.passerby.console.browser.BrowserPage;
import dev.passerby.standalone.settings.Settings;
import dev.passerby.standalone.settings.SettingsFile;
import dev.passerby.wire.camera.Camera;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser before the real system: two streams of two people through broker, ingest and job. */
class ConsolePageIT {

    private static final Path PICTURES = Path.of("target/screenshots");

    @TempDir
    Path folder;

    @Test
    void a_dropped_photo_becomes_a_name_on_the_wall_and_a_removed_person_is_no_longer_named() throws Exception {
        Files.writeString(folder.resolve("passerby.yaml"), "console.port: 0\n");
        Settings settings = SettingsFile.read(
                        folder.resolve("passerby.yaml"), Map.of("PASSERBY_HOME", folder.toString()))
                .apart(folder.resolve("data"), 0);
        Path door = Clips.endless("again", folder);
        Path yard = Clips.endless("bird", folder);
        Path ada = Clips.still("brother", folder);
        try (RtspServer server = RtspServer.playing(Map.of("/door", door, "/yard", yard));
                LiveSystem live = LiveSystem.start(settings)) {
            CameraTopic cameras = new CameraTopic(live.bootstrapServers(), settings.topics());
            try (ConsolePage console = ConsolePage.open(settings, live.bootstrapServers())) {
                BrowserPage page = console.page();
                console.show("events");
                page.awaitElement(".filters");
                cameras.put(new Camera("door", server.url("/door"), null, 5));
                cameras.put(new Camera("yard", server.url("/yard"), null, 5));
                awaitEvent(page, "camera.online", "door");
                awaitEvent(page, "camera.online", "yard");
                console.show("wall");
                awaitPerson(page, "door", "Unknown");
                awaitPerson(page, "yard", "Unknown");

                page.drop("#main", List.of(ada.toString()));
                page.awaitElement("dialog .photo-strip img");
                page.await("document.activeElement.matches('dialog input[maxlength]')");
                page.type("Ada");
                page.press("Enter");
                long asked = System.nanoTime();
                page.await("document.querySelector('.notice.good')");
                long enrolled = System.nanoTime();
                awaitPerson(page, "door", "Ada");
                System.out.printf(
                        "enrolled by dropping a photo: answered after %d ms, on the wall %d ms after the answer%n",
                        (enrolled - asked) / 1_000_000, (System.nanoTime() - enrolled) / 1_000_000);
                page.value("document.querySelector('dialog')?.close()");
                page.screenshot(PICTURES.resolve("real-wall.png"));

                console.show("unknowns");
                page.click(".unknown button.primary");
                page.await("document.activeElement.matches('dialog input')");
                page.type("Bea");
                page.press("Enter");
                page.await("!document.querySelector('dialog')");
                long named = System.nanoTime();
                console.show("wall");
                awaitPerson(page, "yard", "Bea");
                System.out.printf(
                        "an unknown named: on the wall %d ms later%n", (System.nanoTime() - named) / 1_000_000);

                console.show("events");
                page.await("[...document.querySelectorAll('.event strong')].some(one => one.innerText === 'Bea')");
                page.value("fetch('api/v1/people').then(answer => answer.json()).then(people => fetch("
                        + "'api/v1/people/' + people.find(one => one.name === 'Bea').id,"
                        + " { method: 'PATCH', headers: { 'Content-Type': 'application/json' },"
                        + " body: JSON.stringify({ name: 'Bea Arthur' }) }))");
                awaitEvent(page, "gallery.changed", "Bea Arthur");
                page.screenshot(PICTURES.resolve("real-events.png"));

                console.show("people");
                page.click("button[aria-label='Remove Ada']");
                page.awaitElement("dialog .danger");
                page.clickText("Erase");
                page.awaitElement(".receipt");
                page.screenshot(PICTURES.resolve("real-receipt.png"));
                long erased = System.nanoTime();
                page.press("Escape");
                console.show("wall");
                awaitPerson(page, "door", "Unknown");
                System.out.printf(
                        "a person removed: off the wall %d ms later%n", (System.nanoTime() - erased) / 1_000_000);
                console.show("health");
                page.awaitElement(".plot rect");
                page.screenshot(PICTURES.resolve("real-health.png"));
                assertThat(page.problems()).isEmpty();
            }
        }
    }

    private static void awaitEvent(BrowserPage page, String kind, String about) {
        page.await("[...document.querySelectorAll('.event[data-kind=" + BrowserPage.quoted(kind)
                + "] strong')].some(one => one.innerText === " + BrowserPage.quoted(about) + ")");
    }

    private static void awaitPerson(BrowserPage page, String camera, String name) {
        page.await("document.querySelector('[data-camera=" + camera + "] .tile-people')?.textContent === "
                + BrowserPage.quoted(name));
    }
}
