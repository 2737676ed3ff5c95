package dev.passerby.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.passerby.console.browser.BrowserPage;
import dev.passerby.console.contract.ContractEndpoints;
import dev.passerby.console.contract.Site;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people do with the page, in a real browser before a server that keeps its contract. */
class PageUseIT {

    private static final Path PICTURES = Path.of("target/screenshots");

    /** What happens under these numbers before a site of four cameras. */
    private static final int OFFLINE_AT_COURTYARD = 8;

    private static final int OFFLINE_AT_LOBBY = 35;

    @TempDir
    Path folder;

    private Site site;

    @BeforeEach
    void open() throws Exception {
        site = Site.open(ContractEndpoints.site(4), folder);
    }

    @AfterEach
    void close() throws Exception {
        site.close();
    }

    @Test
    void aDroppedPhotoEnrolsAndItsWarningsAreShown() throws Exception {
        try (BrowserPage page = site.as(site.key("enrol"))) {
            page.awaitElement(".tile[data-live]");
            page.drop("#main", List.of(site.contract().photoFile("emily willis")));
            page.awaitElement("dialog .photo-strip img");
            page.await("document.activeElement.matches('dialog input[maxlength]')");
            page.type("Zoë <b>Müller</b>");
            page.screenshot(PICTURES.resolve("enrol.png"));
            page.press("Enter");
            page.awaitText("the face in the photo is small");
            page.screenshot(PICTURES.resolve("enrol-warning.png"));
            page.clickText("Understood");
            page.value("location.hash = '#/people'");
            page.awaitText("Zoë <b>Müller</b>");
            assertThat(page.count(".person b")).isZero();
            assertThat(page.problems()).isEmpty();
        }
    }

    @Test
    void whoIsRemovedGoesAndTheReceiptIsShown() throws Exception {
        try (BrowserPage page = site.as(site.adminKey())) {
            page.value("location.hash = '#/people'");
            page.click("[data-person='tara sanford'] button.danger");
            page.awaitElement("dialog .danger");
            page.clickText("Erase");
            page.awaitElement(".receipt");
            page.screenshot(PICTURES.resolve("receipt.png"));
            assertThat(page.text(".receipt")).contains("18").contains("Nowhere");
            page.press("Escape");
            page.await("!document.querySelector(\"[data-person='tara sanford']\")");
            assertThat(page.problems()).isEmpty();
        }
    }

    @Test
    void anUnknownIsNamedAndTwoAreMerged() throws Exception {
        try (BrowserPage page = site.as(site.key("enrol"))) {
            page.value("location.hash = '#/unknowns'");
            page.awaitElement(".unknown");
            page.click("[data-unknown=unknown-00000000] button.primary");
            page.await("document.activeElement.matches('dialog input')");
            page.type("Ada");
            page.press("Enter");
            page.await("!document.querySelector('[data-unknown=unknown-00000000]')");
            page.click("[data-unknown=unknown-00000001] input");
            page.click("[data-unknown=unknown-00000002] input");
            page.clickText("These are the same person");
            page.await("!document.querySelector('[data-unknown=unknown-00000002]')");
            page.click("[data-unknown=unknown-00000003] button.quiet");
            page.await("!document.querySelector('[data-unknown=unknown-00000003]')");
            assertThat(site.contract().asked()).contains("POST /unknowns/unknown-00000003/ignored");
            assertThat(page.problems()).isEmpty();
        }
    }

    @Test
    void eventsArriveAreFilteredAndCorrected() throws Exception {
        try (BrowserPage page = site.as(site.key("enrol"))) {
            page.value("location.hash = '#/events'");
            page.awaitElement(".event");
            int before = page.count(".event");
            site.contract().happens(0);
            page.await("document.querySelectorAll('.event').length === " + (before + 1));
            page.await("document.querySelector('.arrivals').textContent.includes('emily willis')");
            page.click(".event button.quiet");
            page.await("document.querySelector('.event button').innerText === 'Noted'");
            assertThat(site.contract().asked()).anyMatch(asked -> asked.matches("POST /events/.*/0/reject"));
            page.value("(() => { const choice = [...document.querySelectorAll('.filters select')][2];"
                    + " choice.value = 'camera.offline'; choice.dispatchEvent(new Event('change')) })()");
            page.await(
                    "document.querySelectorAll('.event').length > 0"
                            + " && [...document.querySelectorAll('.event')].every(one => one.dataset.kind === 'camera.offline')");
            assertThat(page.problems()).isEmpty();
        }
    }

    @Test
    void anOpenTimelineIsToldOfCamerasAndOfTheGalleryWithinItsFilters() throws Exception {
        try (BrowserPage page = site.as(site.key("view"))) {
            page.value("location.hash = '#/events'");
            page.awaitElement(".event");
            site.contract().happens(OFFLINE_AT_COURTYARD);
            page.await(newestIs("camera.offline", "courtyard"));
            site.contract().enrolled("Zoë");
            page.await(newestIs("gallery.changed", "Zoë"));

            filter(page, "select", 0, "lobby");
            page.await(allShownSay("lobby"));
            site.contract().happens(OFFLINE_AT_COURTYARD);
            site.contract().enrolled("Ada");
            site.contract().happens(OFFLINE_AT_LOBBY);
            page.await(newestIs("camera.offline", "lobby"));
            assertThat(page.value(allShownSay("lobby")).asBoolean()).isTrue();

            filter(page, "select", 0, "");
            filter(page, "select", 2, "gallery.changed");
            page.await("!document.querySelector('.event')");
            site.contract().happens(OFFLINE_AT_LOBBY);
            site.contract().enrolled("Bo");
            page.await(newestIs("gallery.changed", "Bo"));
            assertThat(page.count(".event")).isEqualTo(1);

            filter(page, "select", 2, "");
            filter(page, "input", 1, "2199-01-01T00:00");
            page.await("document.querySelectorAll('.event').length > 1");
            site.contract().happens(OFFLINE_AT_COURTYARD);
            page.await(newestIs("camera.offline", "courtyard"));
            filter(page, "input", 0, "2198-01-01T00:00");
            page.await("!document.querySelector('.event')");
            site.contract().happens(OFFLINE_AT_COURTYARD);
            site.contract().happens(0);
            page.await("document.querySelector('.arrivals').textContent.includes('emily willis')");
            assertThat(page.count(".event")).isZero();
            assertThat(page.problems()).isEmpty();
        }
    }

    @Test
    void whoIsErasedGoesFromOpenListsOfEventsWithoutAReload() throws Exception {
        try (BrowserPage page = site.as(site.key("view"))) {
            page.value("location.hash = '#/events'");
            page.awaitElement(".event");
            site.contract().happens(0);
            page.await("document.querySelector('.arrivals').textContent.includes('emily willis')");
            page.await(newestIs("match", "emily willis"));
            page.screenshot(PICTURES.resolve("events-before-erasure.png"));
            int all = page.count(".event");
            int hers = saying(page, "emily willis");
            int searches = site.contract().searches();
            site.contract().erased("emily willis");
            page.await("!document.body.textContent.includes('emily willis')");
            page.screenshot(PICTURES.resolve("events-after-erasure.png"));
            assertThat(hers).isPositive();
            assertThat(page.count(".event")).isEqualTo(all - hers);
            assertThat(site.contract().searches()).isEqualTo(searches);
            site.contract().happens(0);
            site.contract().happens(2);
            page.await(newestIs("match", "laura tilling"));
            assertThat(saying(page, "emily willis")).isZero();

            filter(page, "select", 1, "jessica smith");
            page.await(allShownSay("jessica smith"));
            site.contract().erased("jessica smith");
            page.await(allShownSay("") + " && document.querySelectorAll('.filters select')[1].value === ''");
            assertThat(saying(page, "jessica smith")).isZero();

            page.value("document.querySelector('.page-head input').click()");
            site.contract().breakStreams();
            site.contract().erased("laura tilling");
            page.await("!document.body.textContent.includes('laura tilling') && document.querySelector('.event')");

            page.value("location.hash = '#/wall/lobby'");
            page.await("document.querySelector('.events').textContent.includes('tara sanford')");
            site.contract().erased("tara sanford");
            page.await("!document.querySelector('.events').textContent.includes('tara sanford')");
            page.awaitElement(".event");
        }
    }

    private static int saying(BrowserPage page, String words) {
        return page.value("[...document.querySelectorAll('.event')].filter(one => one.textContent.includes('" + words
                        + "')).length")
                .asInt();
    }

    private static void filter(BrowserPage page, String kind, int number, String value) {
        page.value("(() => { const choice = [...document.querySelectorAll('.filters " + kind + "')][" + number
                + "]; choice.value = '" + value + "'; choice.dispatchEvent(new Event('change')) })()");
    }

    private static String newestIs(String kind, String words) {
        return "(() => { const newest = document.querySelector('.event'); return newest?.dataset.kind === '" + kind
                + "' && newest.innerText.includes('" + words + "') })()";
    }

    private static String allShownSay(String words) {
        return "(() => { const shown = [...document.querySelectorAll('.event')]; return shown.length > 0"
                + " && shown.every(one => one.textContent.includes('" + words + "')) })()";
    }

    @Test
    void aCameraIsFoundTriedAndAddedAndItsThresholdShowsWhatItWouldChange() throws Exception {
        try (BrowserPage page = site.as(site.adminKey())) {
            page.value("location.hash = '#/cameras/add'");
            page.clickText("Search the network for cameras");
            page.awaitElement(".discovered button");
            assertThat(page.text(".discovered"))
                    .contains("M 7 · 192.0.2.7 · main · 1920 × 1080 · h264 · 25")
                    .contains("<b>Gate</b>", "asks for a password.", "Name credentials below and search again.");
            page.screenshot(PICTURES.resolve("camera-discover.png"));
            page.click(".discovered button");
            page.clickText("Try it");
            page.awaitElement(".trial img");
            page.awaitText("It works.");
            page.screenshot(PICTURES.resolve("camera-add.png"));
            page.click("dialog button[type=submit]");
            page.awaitElement("[data-camera=yard-cam-2]");
            page.await("!document.querySelector('dialog')");
            page.click("[data-camera=lobby] button.quiet");
            page.click(".threshold input[type=checkbox]");
            page.awaitElement(".effect p");
            page.value("(() => { const slider = document.querySelector('[type=range]'); slider.value = 1;"
                    + " slider.dispatchEvent(new Event('input')) })()");
            page.await("document.querySelectorAll('.changes li').length === 6");
            page.screenshot(PICTURES.resolve("camera-threshold.png"));
            page.click("dialog button[type=submit]");
            page.await("document.querySelector('[data-camera=lobby] dl').innerText.includes('1')");
            assertThat(page.problems()).isEmpty();
        }
    }

    @Test
    void axesOfCountsHaveWholeNumbersOnceEachAndOthersRoundSteps() throws Exception {
        site.contract()
                .measures(
                        "{\"framesPerSecond\":0.26,\"dropped\":{\"queue-full\":1},\"batches\":{\"1\":7,\"2\":3},"
                                + "\"stages\":{\"match\":{\"p50\":0.011,\"p95\":0.02,\"p99\":0.034}},\"ageMs\":{\"p50\":700,\"p95\":1310}}");
        try (BrowserPage page = site.as(site.key("view"))) {
            showHealth(page);
            assertThat(labels(page, "Dropped pictures by reason")).containsExactly("0", "1");
            assertThat(labels(page, "Batch sizes")).containsExactly("0", "2", "4", "6", "8");
            assertThat(labels(page, "Pictures a second over time")).containsExactly("0", "0.1", "0.2", "0.3");
            assertThat(labels(page, "Latency per stage"))
                    .containsExactly("0 ms", "0.01 ms", "0.02 ms", "0.03 ms", "0.04 ms");
            assertThat(labels(page, "Age of pictures when told")).containsExactly("0 ms", "500 ms", "1 s", "1.5 s");
            page.screenshot(PICTURES.resolve("health-small-counts.png"));
            assertThat(page.problems()).isEmpty();
        }
        site.contract()
                .measures("{\"framesPerSecond\":0,\"dropped\":{\"queue-full\":0},\"batches\":{\"1\":18240,\"2\":3},"
                        + "\"stages\":{\"match\":{\"p50\":1,\"p95\":2,\"p99\":5}}}");
        try (BrowserPage page = site.as(site.key("view"))) {
            showHealth(page);
            assertThat(labels(page, "Dropped pictures by reason")).containsExactly("0", "1");
            assertThat(labels(page, "Batch sizes")).containsExactly("0", "5,000", "10,000", "15,000", "20,000");
            assertThat(labels(page, "Pictures a second over time"))
                    .containsExactly("0", "0.2", "0.4", "0.6", "0.8", "1");
            assertThat(labels(page, "Latency per stage"))
                    .containsExactly("0 ms", "1 ms", "2 ms", "3 ms", "4 ms", "5 ms");
            assertThat(page.problems()).isEmpty();
        }
    }

    private static void showHealth(BrowserPage page) {
        page.value("location.hash = '#/health'");
        page.awaitElement(".plot path.line");
    }

    /** What stands beside the lines of a plot, from below. */
    private static List<String> labels(BrowserPage page, String plot) {
        List<String> labels = new ArrayList<>();
        page.value("[...document.querySelectorAll(\".plot[aria-label='" + plot
                        + "'] .tick\")].map(one => one.textContent)")
                .forEach(label -> labels.add(label.asText()));
        return labels;
    }

    @Test
    void whoMayOnlySeeSeesNoButtonThatChangesSomething() throws Exception {
        try (BrowserPage page = site.as(site.key("view"))) {
            page.awaitElement(".tile[data-live]");
            assertThat(page.count("nav a")).isEqualTo(6);
            for (String name : List.of("wall", "events", "people", "unknowns", "cameras", "health")) {
                page.value("location.hash = '#/" + name + "'");
                page.await("document.querySelector('#main section').innerText.length > 5");
                page.awaitElement("#main :is(.tile, .event, .person, .unknown, .camera, .figure)");
                assertThat(page.value(
                                        "[...document.querySelectorAll('#main button')].filter(one => one.checkVisibility()).length")
                                .asInt())
                        .as(name)
                        .isZero();
                page.drop("#main", List.of(site.contract().photoFile("emily willis")));
                assertThat(page.count("dialog")).isZero();
            }
            page.value("location.hash = '#/administration'");
            page.awaitElement("nav a[href='#/wall'][aria-current]");
            assertThat(page.problems()).isEmpty();
        }
    }

    @Test
    void theKeyboardIsEnough() throws Exception {
        try (BrowserPage page = site.as(site.adminKey())) {
            page.awaitElement(".tile");
            page.value("document.activeElement.blur()");
            page.press("Tab");
            page.await(
                    "document.activeElement.matches('.skip') && document.activeElement.getBoundingClientRect().top >= 0");
            page.press("Enter");
            page.await("document.activeElement.id === 'main'");
            page.press("?");
            page.awaitElement("dialog .shortcuts");
            page.screenshot(PICTURES.resolve("shortcuts.png"));
            page.press("Escape");
            page.await("!document.querySelector('dialog')");
            page.press("3");
            page.awaitElement("nav a[href='#/people'][aria-current]");
            page.press("n");
            page.await("document.activeElement.matches('dialog input')");
            page.type("n3?");
            page.press("Escape");
            page.await("!document.querySelector('dialog')");
            page.value("document.querySelector('nav a[href=\"#/people\"]').focus()");
            List<String> visited = new ArrayList<>();
            for (int i = 0;
                    i < 60
                            && !page.value("document.activeElement.matches('.matrix .scroll')")
                                    .asBoolean();
                    i++) {
                page.press("Tab");
                visited.add(
                        page.value("(() => { const now = document.activeElement; const style = getComputedStyle(now);"
                                        + " return `${now.tagName} ${style.outlineStyle}` })()")
                                .asText());
            }
            assertThat(visited).hasSizeBetween(10, 59).noneMatch(focus -> focus.endsWith(" none"));
            assertThat(page.problems()).isEmpty();
        }
    }

    @Test
    void allWordsComeFromTheChosenLanguage() throws Exception {
        try (BrowserPage page = site.stranger()) {
            page.replace("/languages/en.json", marked());
            site.logIn(page, site.adminKey());
            for (String name : List.of(
                    "wall", "wall/lobby", "events", "people", "unknowns", "cameras", "health", "administration")) {
                page.value("location.hash = '#/" + name + "'");
                page.awaitElement(
                        "#main :is(.tile[data-live], .event, .matrix td, .unknown, .camera, .plot path, .keys tbody tr)");
                assertThat(foreign(page)).as(name).isEmpty();
            }
            for (String opener : List.of(
                    "#/people .person button.quiet",
                    "#/cameras .camera button.quiet",
                    "#/unknowns .unknown button.primary")) {
                page.value("location.hash = '" + opener.substring(0, opener.indexOf(' ')) + "'");
                page.click(opener.substring(opener.indexOf(' ') + 1));
                page.awaitElement("dialog");
                assertThat(foreign(page)).as(opener).isEmpty();
                page.press("Escape");
                page.await("!document.querySelector('dialog')");
            }
            assertThat(page.problems()).isEmpty();
        }
    }

    @Test
    void theLanguageAndTheThemeAreChosenAndRemembered() throws Exception {
        try (BrowserPage page = site.as(site.key("view"))) {
            page.value("(() => { const choice = document.querySelector('.language'); choice.value = 'de';"
                    + " choice.dispatchEvent(new Event('change')) })()");
            page.awaitText("Kamerawand");
            assertThat(page.value("document.documentElement.lang").asText()).isEqualTo("de");
            String light = page.value("getComputedStyle(document.documentElement).backgroundColor")
                    .asText();
            page.click("button[aria-label='Zwischen hell und dunkel wechseln']");
            page.await("getComputedStyle(document.documentElement).backgroundColor !== " + BrowserPage.quoted(light));
            page.open(site.address() + "#/people");
            page.awaitText("Wie weit Personen voneinander entfernt sind");
            page.screenshot(PICTURES.resolve("people-german.png"));
            assertThat(page.value("document.documentElement.dataset.theme").asText())
                    .isEqualTo("dark");
            assertThat(page.problems()).isEmpty();
        }
    }

    @Test
    void whenTheStreamBreaksThePageSaysSoAndComesBack() throws Exception {
        try (BrowserPage page = site.as(site.key("view"))) {
            page.awaitElement(".tile[data-live]");
            page.value(
                    "(window.told = false, new MutationObserver(() => { window.told ||= !document.querySelector('.banner').hidden })"
                            + ".observe(document.querySelector('.banner'), { attributes: true }))");
            page.value("location.hash = '#/events'");
            page.awaitElement(".event");
            int asked = site.contract().searches();
            site.contract().breakStreams();
            page.await("window.told && document.querySelector('.banner').hidden");
            page.await("document.querySelector('.event')");
            assertThat(site.contract().searches()).isEqualTo(asked + 1);
        }
    }

    /** English with each word in marks, so that what is not from there shows. */
    private static String marked() throws Exception {
        ObjectMapper json = new ObjectMapper();
        byte[] english = PageFiles.read().stream()
                .filter(file -> file.path().equals("/languages/en.json"))
                .findFirst()
                .orElseThrow()
                .bytes();
        ObjectNode words = (ObjectNode) json.readTree(new String(english, StandardCharsets.UTF_8));
        words.fieldNames()
                .forEachRemaining(
                        key -> words.put(key, "\u27e6" + words.get(key).asText() + "\u27e7"));
        return words.toString();
    }

    /** Texts and labels on the page that are neither marked, nor declared to be content, nor dates. */
    private static JsonNode foreign(BrowserPage page) {
        return page.value(
                "(() => { const odd = []; const mine = text => !/[a-z]{3}/i.test(text) || text.includes('\\u27e6');"
                        + " const free = one => one.closest('[translate=no], time, script, style, .day, dialog h2');"
                        + " const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);"
                        + " while (walk.nextNode()) { const node = walk.currentNode;"
                        + " if (!mine(node.textContent) && !free(node.parentElement)) odd.push(node.textContent) }"
                        + " for (const one of document.querySelectorAll('[aria-label], [title], [placeholder]'))"
                        + " for (const name of ['aria-label', 'title', 'placeholder'])"
                        + " if (one.hasAttribute(name) && !mine(one.getAttribute(name)) && !free(one) && one.placeholder !== 'rtsp://')"
                        + " odd.push(`${name}: ${one.getAttribute(name)}`);"
                        + " return odd })()");
    }
}
