package dev.passerby.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

/** Named bars from left to right, one below the other, each with its value written at its end. */
public final class BarChart extends Chart {

    private static final double WIDTH = 600;
    private static final double LEFT = 146;
    private static final double RIGHT = 460;
    private static final double PITCH = 32;
    private static final double THICKNESS = 20;

    private record Bar(String name, double value, String label, Tone tone) {}

    private final String title;
    private final String description;
    private final Axis axis;
    private final List<Bar> bars = new ArrayList<>();

    /**
     * A chart without bars yet.
     *
     * @param description what a reader should see in it, in a sentence
     * @param axis from the value of an empty bar to that of a full one
     */
    public BarChart(String title, String description, Axis axis) {
        this.title = title;
        this.description = description;
        this.axis = axis;
    }

    /** Adds a bar below the others; its label says the value. */
    public BarChart bar(String name, double value, String label) {
        return bar(name, value, label, Tone.PLAIN);
    }

    public BarChart bar(String name, double value, String label, Tone tone) {
        bars.add(new Bar(name, value, label, tone));
        return this;
    }

    @Override
    Element element() {
        double height = PITCH * bars.size() + 44;
        Element picture = Element.of("svg", "chart")
                .with("viewBox", "0 0 " + Element.coordinate(WIDTH) + " " + Element.coordinate(height))
                .with("role", "img")
                .with("aria-label", title + ". " + description)
                .add(Element.of("title").text(title))
                .add(Element.of("desc").text(description));
        Element grid = Element.of("g", "grid");
        for (Axis.Tick tick : axis.ticks()) {
            double x = x(tick.value());
            grid.add(Plot.line(x, 0, x, height - 42)).add(Plot.label(x, height - 24, "middle", tick.label()));
        }
        grid.add(Plot.label((LEFT + RIGHT) / 2, height - 5, "middle", axis.label())
                .with("class", "axis-label"));
        picture.add(grid);
        for (int i = 0; i < bars.size(); i++) {
            draw(picture, bars.get(i), PITCH * i + 4);
        }
        return Plot.figure(title, description, List.of(), picture);
    }

    private void draw(Element picture, Bar bar, double top) {
        double end = x(bar.value);
        double baseline = top + THICKNESS / 2 + 5;
        picture.add(Plot.label(LEFT - 10, baseline, "end", bar.name).with("class", "bar-name"))
                .add(Element.of("rect", "bar " + bar.tone.style())
                        .with("x", LEFT)
                        .with("y", top)
                        .with("width", Math.max(1, end - LEFT))
                        .with("height", THICKNESS)
                        .with("rx", 3))
                .add(Plot.label(end + 8, baseline, "start", bar.label).with("class", "bar-value"));
    }

    private double x(double value) {
        return LEFT + (RIGHT - LEFT) * axis.position(value);
    }
}
