package dev.passerby.benchmarks.report;

import java.util.List;

/** A part of a page under its heading: blocks from top to bottom, in the order in which they are added. */
public final class Section {

    private final Element element = Element.of("section");

    Section(String heading) {
        element.add(Element.of("h2").text(heading));
    }

    public Section paragraph(String text) {
        element.add(Element.of("p").text(text));
        return this;
    }

    /** A remark in smaller print. */
    public Section note(String text) {
        element.add(Element.of("p", "note").text(text));
        return this;
    }

    /** A way to another page. */
    public Section link(String text, String address) {
        element.add(Element.of("p").add(Element.of("a").with("href", address).text(text)));
        return this;
    }

    /** A list of short points. */
    public Section points(List<String> texts) {
        Element list = Element.of("ul");
        texts.forEach(text -> list.add(Element.of("li").text(text)));
        element.add(list);
        return this;
    }

    /** A smaller heading inside the section. */
    public Section heading(String text) {
        element.add(Element.of("h3").text(text));
        return this;
    }

    /** The few numbers that a reader came for, large. */
    public Section keyFigures(KeyFigure... figures) {
        Element list = Element.of("dl", "key-figures");
        for (KeyFigure figure : figures) {
            list.add(figure.element());
        }
        element.add(list);
        return this;
    }

    public Section table(HtmlTable table) {
        element.add(table.element());
        return this;
    }

    public Section chart(Chart chart) {
        element.add(chart.element());
        return this;
    }

    /** Pictures with captions, as many in a row as fit. */
    public Section pictures(List<PictureCard> cards) {
        Element list = Element.of("ul", "pictures");
        cards.forEach(card -> list.add(card.element()));
        element.add(list);
        return this;
    }

    /** Groups of small pictures, as many groups in a row as fit. */
    public Section groups(List<PictureGroup> groups) {
        Element list = Element.of("ul", "groups");
        groups.forEach(group -> list.add(group.element()));
        element.add(list);
        return this;
    }

    Element element() {
        return element;
    }
}
