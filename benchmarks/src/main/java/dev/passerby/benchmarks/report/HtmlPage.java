package dev.passerby.benchmarks.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** One page: a title, a sentence on what it shows, sections, and a line on how it was made. */
public final class HtmlPage {

    private static final String STYLE = resource("page.css");

    /** The page's promise, kept by the browser: nothing is loaded and nothing runs. */
    private static final String POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'";

    private final String title;
    private final String summary;
    private final List<Section> sections = new ArrayList<>();
    private String origin = "";

    /**
     * A page without sections yet.
     *
     * @param title a few words
     * @param summary what the page shows, in a sentence or two
     */
    public HtmlPage(String title, String summary) {
        this.title = title;
        this.summary = summary;
    }

    /** A new section at the page's end. */
    public Section section(String heading) {
        Section section = new Section(heading);
        sections.add(section);
        return section;
    }

    /** How, when and of what the page was made; its last line. */
    public HtmlPage origin(String text) {
        origin = text;
        return this;
    }

    /** The whole document. */
    public String html() {
        Element head = Element.of("head")
                .add(Element.of("meta").with("charset", "utf-8"))
                .add(Element.of("meta").with("name", "viewport").with("content", "width=device-width, initial-scale=1"))
                .add(Element.of("meta").with("name", "color-scheme").with("content", "light dark"))
                .add(Element.of("meta")
                        .with("http-equiv", "Content-Security-Policy")
                        .with("content", POLICY))
                .add(Element.of("title").text(title))
                .add(Element.of("style").style(STYLE));
        Element main = Element.of("main");
        sections.forEach(section -> main.add(section.element()));
        Element body = Element.of("body")
                .add(Element.of("header")
                        .add(Element.of("h1").text(title))
                        .add(Element.of("p", "summary").text(summary)))
                .add(main)
                .add(Element.of("footer").text(origin));
        return "<!DOCTYPE html>\n"
                + Element.of("html").with("lang", "en").add(head).add(body) + "\n";
    }

    private static String resource(String name) {
        try (InputStream in = HtmlPage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + name + " is missing from this jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
