package dev.passerby.benchmarks.report;

import java.util.List;

/**
 * Pictures that belong together, such as all of one person, shown small and close.
 *
 * @param title what they have in common
 * @param remark more about it, in a quieter voice; may be empty
 * @param cards the pictures
 */
public record PictureGroup(String title, String remark, List<PictureCard> cards) {

    public PictureGroup {
        cards = List.copyOf(cards);
    }

    Element element() {
        Element heading = Element.of("h3").text(title);
        if (!remark.isEmpty()) {
            heading.text(" ").add(Element.of("span").text(remark));
        }
        Element list = Element.of("ul", "small pictures");
        cards.forEach(card -> list.add(card.element()));
        return Element.of("li", "group").add(heading).add(list);
    }
}
