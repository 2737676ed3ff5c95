package dev.passerby.benchmarks.report;

/**
 * A number that a reader came for.
 *
 * @param name what it is, such as "accuracy"
 * @param value the number as text
 * @param remark what belongs to it, such as its spread; may be empty
 * @param tone whether it is good news
 */
public record KeyFigure(String name, String value, String remark, Tone tone) {

    public KeyFigure(String name, String value, String remark) {
        this(name, value, remark, Tone.PLAIN);
    }

    Element element() {
        return Element.of("div", tone.style())
                .add(Element.of("dt").text(name))
                .add(Element.of("dd", "value").text(value))
                .add(Element.of("dd", "remark").text(remark));
    }
}
