package dev.passerby.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

/** The ground of a chart with two axes: grid, labels, marks, and where a value lies on it. */
final class Plot {

    private static final double WIDTH = 600;
    private static final double HEIGHT = 388;
    private static final double LEFT = 82;
    private static final double RIGHT = 584;
    private static final double TOP = 38;
    private static final double BOTTOM = 334;

    /** A place on the horizontal axis that matters, such as a threshold. */
    record Mark(double x, String label) {}

    /** A range of the horizontal axis that matters, such as an interval. */
    record Band(double from, double to) {}

    private final String title;
    private final String description;
    private final Axis horizontal;
    private final Axis vertical;
    private final List<Element> layers = new ArrayList<>();
    private final List<Element> legend = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();
    private final List<Band> bands = new ArrayList<>();

    Plot(String title, String description, Axis horizontal, Axis vertical) {
        this.title = title;
        this.description = description;
        this.horizontal = horizontal;
        this.vertical = vertical;
    }

    double x(double value) {
        return LEFT + (RIGHT - LEFT) * horizontal.position(value);
    }

    double y(double value) {
        return BOTTOM - (BOTTOM - TOP) * vertical.position(value);
    }

    void mark(Mark mark) {
        marks.add(mark);
    }

    void band(Band band) {
        bands.add(band);
    }

    /** Draws over what is there. */
    void draw(Element shape) {
        layers.add(shape);
    }

    /** Names what is drawn in a series' colour and dashes. */
    void legend(int series, String name, boolean filled) {
        Element swatch =
                Element.of("svg", "swatch").with("viewBox", "0 0 28 12").with("aria-hidden", "true");
        if (filled) {
            swatch.add(Element.of("rect", "area s" + series)
                    .with("x", 1)
                    .with("y", 1)
                    .with("width", 26)
                    .with("height", 10));
        }
        swatch.add(Element.of("path", "line s" + series).with("d", filled ? "M1 1H27" : "M1 6H27"));
        legend.add(Element.of("li").add(swatch).text(name));
    }

    Element element() {
        Element picture = Element.of("svg", "chart")
                .with("viewBox", "0 0 " + Element.coordinate(WIDTH) + " " + Element.coordinate(HEIGHT))
                .with("role", "img")
                .with("aria-label", title + ". " + description)
                .add(Element.of("title").text(title))
                .add(Element.of("desc").text(description));
        bands.forEach(band -> picture.add(Element.of("rect", "band")
                .with("x", x(band.from()))
                .with("y", TOP)
                .with("width", x(band.to()) - x(band.from()))
                .with("height", BOTTOM - TOP)));
        picture.add(grid()).add(layers);
        for (int i = 0; i < marks.size(); i++) {
            drawMark(picture, marks.get(i), i % 2);
        }
        return figure(title, description, legend, picture);
    }

    static Element figure(String title, String description, List<Element> legend, Element picture) {
        Element figure = Element.of("figure").add(Element.of("h3").text(title));
        if (!legend.isEmpty()) {
            figure.add(Element.of("ul", "legend").add(legend));
        }
        return figure.add(picture).add(Element.of("figcaption").text(description));
    }

    private Element grid() {
        Element grid = Element.of("g", "grid");
        for (Axis.Tick tick : horizontal.ticks()) {
            double x = x(tick.value());
            grid.add(line(x, TOP, x, BOTTOM)).add(label(x, BOTTOM + 20, "middle", tick.label()));
        }
        for (Axis.Tick tick : vertical.ticks()) {
            double y = y(tick.value());
            grid.add(line(LEFT, y, RIGHT, y)).add(label(LEFT - 8, y + 4.5, "end", tick.label()));
        }
        return grid.add(line(LEFT, BOTTOM, RIGHT, BOTTOM).with("class", "axis"))
                .add(label((LEFT + RIGHT) / 2, HEIGHT - 8, "middle", horizontal.label())
                        .with("class", "axis-label"))
                .add(label(0, 0, "middle", vertical.label())
                        .with("class", "axis-label")
                        .with("transform", "translate(14 " + Element.coordinate((TOP + BOTTOM) / 2) + ") rotate(-90)"));
    }

    /** A line with its label above the grid, in one of two rows so that neighbours can both be read. */
    private void drawMark(Element picture, Mark mark, int row) {
        double x = x(mark.x());
        boolean right = x > (LEFT + RIGHT) / 2;
        double top = TOP - 6 - 17 * row;
        picture.add(line(x, top - 8, x, BOTTOM).with("class", "mark"))
                .add(label(x + (right ? -5 : 5), top, right ? "end" : "start", mark.label())
                        .with("class", "mark-label"));
    }

    static Element line(double fromX, double fromY, double toX, double toY) {
        return Element.of("line")
                .with("x1", fromX)
                .with("y1", fromY)
                .with("x2", toX)
                .with("y2", toY);
    }

    static Element label(double x, double y, String anchor, String text) {
        return Element.of("text")
                .with("x", x)
                .with("y", y)
                .with("text-anchor", anchor)
                .text(text);
    }
}
