package dev.passerby.benchmarks.report;

import java.util.List;

/**
 * Pictures side by side with what there is to say about them.
 *
 * @param pictures one or more
 * @param title in bold below them; may be empty
 * @param lines further lines
 * @param tone the colour of the card's edge
 */
public record PictureCard(List<Thumbnail> pictures, String title, List<String> lines, Tone tone) {

    public PictureCard {
        pictures = List.copyOf(pictures);
        lines = List.copyOf(lines);
    }

    public PictureCard(Thumbnail picture, String title, String... lines) {
        this(List.of(picture), title, List.of(lines), Tone.PLAIN);
    }

    Element element() {
        Element images = Element.of("div", "images");
        pictures.forEach(picture -> images.add(picture.element()));
        Element card = Element.of("li", "card " + tone.style()).add(images);
        if (!title.isEmpty()) {
            card.add(Element.of("strong").text(title));
        }
        lines.forEach(line -> card.add(Element.of("span").text(line)));
        return card;
    }
}
