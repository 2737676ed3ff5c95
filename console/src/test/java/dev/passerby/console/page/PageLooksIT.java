package dev.passerby.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.console.browser.BrowserPage;
import dev.passerby.console.contract.ContractEndpoints;
import dev.passerby.console.contract.Site;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every page in both themes and on a phone, in a real browser. The pictures are in {@code target/screenshots}. */
class PageLooksIT {

    private static final Path PICTURES = Path.of("target/screenshots");

    /** The pages, and what is there once they show something. */
    private static final Map<String, String> PAGES = new TreeMap<>(Map.of(
            "wall", ".tile[data-live] .tile-people:not(:empty)",
            "wall/lobby", ".wall.single .tile[data-live]",
            "events", ".event .face-picture > img:only-child",
            "people", "section:has(.matrix td.measured):not(:has(.person svg + img))",
            "unknowns", ".unknown .face-picture > img:only-child",
            "cameras", ".camera .badge[data-state=online]",
            "health", ".plot path.line",
            "administration", ".keys tbody tr"));

    @TempDir
    static Path folder;

    private static Site site;

    @BeforeAll
    static void open() throws Exception {
        site = Site.open(ContractEndpoints.site(6), folder);
    }

    @AfterAll
    static void close() throws Exception {
        site.close();
    }

    @ParameterizedTest
    @CsvSource({"light,1360,850,1", "dark,1360,850,1", "light,390,844,2", "dark,390,844,2"})
    void everyPageShowsWhatItIsForWithoutAComplaint(String scheme, int width, int height, double sharpness)
            throws Exception {
        try (BrowserPage page = site.as(site.adminKey())) {
            page.prefer(scheme);
            page.size(width, height, sharpness);
            for (Map.Entry<String, String> shown : PAGES.entrySet()) {
                page.value("location.hash = '#/" + shown.getKey() + "'");
                page.awaitElement(shown.getValue());
                page.await(
                        "[...document.images].filter(one => one.checkVisibility() && one.loading !== 'lazy').every(one => one.complete)");
                page.screenshot(
                        PICTURES.resolve(shown.getKey().replace('/', '-') + "-" + scheme + "-" + width + ".png"));
                assertThat(page.value("document.documentElement.scrollWidth - innerWidth")
                                .asInt())
                        .as(shown.getKey() + " is not wider than the window")
                        .isLessThanOrEqualTo(0);
            }
            assertThat(page.problems()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"light,1360,850", "dark,390,844"})
    void whereNothingIsYetThePageSaysWhatToDoFirst(String scheme, int width, int height, @TempDir Path other)
            throws Exception {
        try (Site empty = Site.open(ContractEndpoints.untouched(), other);
                BrowserPage page = empty.as(empty.adminKey())) {
            page.prefer(scheme);
            page.size(width, height, 1);
            for (String name : new String[] {"wall", "events", "people", "unknowns", "cameras"}) {
                page.value("location.hash = '#/" + name + "'");
                page.await("document.querySelector('.empty')?.checkVisibility()");
                page.screenshot(PICTURES.resolve("empty-" + name + "-" + scheme + "-" + width + ".png"));
            }
            assertThat(page.problems()).isEmpty();
        }
    }

    @Test
    void theLogInAsksForAKeyAndTellsWhatIsWrong() throws Exception {
        try (BrowserPage page = site.stranger()) {
            page.open(site.address());
            page.awaitElement(".login input:focus");
            page.screenshot(PICTURES.resolve("login.png"));
            assertThat(page.problems()).isEmpty();
            page.type("pb_wrong");
            page.press("Enter");
            page.awaitText("this is no key of this console");
        }
    }
}
