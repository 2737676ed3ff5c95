package dev.passerby.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.passerby.console.browser.BrowserPage;
import dev.passerby.console.contract.ContractEndpoints;
import dev.passerby.console.contract.Site;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the wall draws, pixel by pixel and frame by frame. */
class WallIT {

    private static final int MANY = 16;
    private static final int WATCHED_SECONDS = 10;
    private static final int LOOKS = 60;
    private static final double MOST_PIXELS_APART = 8;

    @TempDir
    Path folder;

    @Test
    void aBoxIsAlwaysAroundTheFaceOfItsOwnFrame() throws Exception {
        try (Site site = Site.open(ContractEndpoints.jumpingSquare(), folder);
                BrowserPage page = site.as(site.key("view"))) {
            page.awaitElement(".tile[data-live]");
            JsonNode apart = page.value(
                    "new Promise(done => { const canvas = document.querySelector('.tile canvas'); const seen = [];"
                            + " const look = () => { const pen = canvas.getContext('2d'); const { width, height } = canvas;"
                            + " const pixels = pen.getImageData(0, 0, width, height).data;"
                            + " const is = (x, y, test) => test(...pixels.slice(4 * (y * width + x), 4 * (y * width + x) + 3));"
                            + " const white = (r, g, b) => r > 225 && g > 225 && b > 225; let rows = [], columns = [];"
                            + " for (let y = 0; y < height; y += 2) for (let x = 0; x < width; x += 2)"
                            + " if (is(x, y, white)) { rows.push(y); columns.push(x) }"
                            + " const middle = Math.round((Math.min(...rows) + Math.max(...rows)) / 2);"
                            + " const green = (r, g, b) => g > 170 && r < 150 && b < 210 && g - r > 60; const line = [];"
                            + " for (let x = 0; x < width; x++) if (is(x, middle, green)) line.push(x);"
                            + " seen.push([Math.abs(Math.min(...line) - Math.min(...columns)), Math.abs(Math.max(...line) - Math.max(...columns)),"
                            + " Math.min(...columns)]);"
                            + " if (seen.length < " + LOOKS
                            + ") { setTimeout(() => requestAnimationFrame(look), 30) } else { done(seen) } };"
                            + " requestAnimationFrame(look) })");
            assertThat(apart).hasSize(LOOKS).allSatisfy(one -> {
                assertThat(one.get(0).asDouble(1e9)).isLessThan(MOST_PIXELS_APART);
                assertThat(one.get(1).asDouble(1e9)).isLessThan(MOST_PIXELS_APART);
            });
            assertThat(apart)
                    .extracting(one -> one.get(2).asInt())
                    .as("it moves")
                    .satisfies(places -> assertThat(Set.copyOf(places)).hasSizeGreaterThan(5));
        }
    }

    @Test
    void sixteenCamerasAreDrawnAsTheyCome() throws Exception {
        try (Site site = Site.open(ContractEndpoints.site(MANY), folder);
                BrowserPage page = site.as(site.key("view"))) {
            page.size(1600, 1200, 1);
            page.await("document.querySelectorAll('.tile[data-live]').length === " + MANY);
            JsonNode drawn =
                    page.value("new Promise(done => { const tiles = () => [...document.querySelectorAll('.tile')]"
                            + ".map(one => Number(one.dataset.drawn ?? 0)); const before = tiles(); setTimeout(() => done("
                            + "tiles().map((now, i) => Math.round(10 * (now - before[i]) / " + WATCHED_SECONDS
                            + ") / 10)), "
                            + WATCHED_SECONDS * 1_000 + ") })");
            System.out.println("frames drawn a second, per tile of " + MANY + ", of 10 sent: " + drawn);
            page.screenshot(Path.of("target/screenshots/wall-sixteen.png"));
            assertThat(drawn).hasSize(MANY).allMatch(rate -> rate.asDouble() > 0);
            assertThat(page.problems()).isEmpty();
        }
    }
}
