package dev.passerby.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

/** Named lines over two axes, such as a ROC or a DET curve. */
public final class LineChart extends Chart {

    /** How many lines have a colour of their own. */
    private static final int COLOURS = 6;

    private record Line(String name, double[] x, double[] y, boolean dots) {}

    private final String title;
    private final String description;
    private final Axis horizontal;
    private final Axis vertical;
    private final List<Line> lines = new ArrayList<>();
    private final List<Plot.Mark> marks = new ArrayList<>();
    private final List<Plot.Band> bands = new ArrayList<>();

    /**
     * A chart without lines yet.
     *
     * @param description what a reader should see in it, in a sentence
     */
    public LineChart(String title, String description, Axis horizontal, Axis vertical) {
        this.title = title;
        this.description = description;
        this.horizontal = horizontal;
        this.vertical = vertical;
    }

    /**
     * Adds a line through these points, in their order.
     *
     * @throws IllegalArgumentException unless there is a y for every x
     */
    public LineChart line(String name, double[] x, double[] y) {
        return add(new Line(name, x.clone(), y.clone(), false));
    }

    /** Adds points that are not joined. */
    public LineChart dots(String name, double[] x, double[] y) {
        return add(new Line(name, x.clone(), y.clone(), true));
    }

    /** Marks a place on the horizontal axis, such as a threshold. */
    public LineChart mark(double x, String label) {
        marks.add(new Plot.Mark(x, label));
        return this;
    }

    /** Shades a range of the horizontal axis, such as an interval. */
    public LineChart band(double from, double to) {
        bands.add(new Plot.Band(from, to));
        return this;
    }

    private LineChart add(Line line) {
        if (line.x.length != line.y.length) {
            throw new IllegalArgumentException("the line '" + line.name + "' needs a y for every x, got "
                    + line.y.length + " for " + line.x.length);
        }
        lines.add(line);
        return this;
    }

    @Override
    Element element() {
        Plot plot = new Plot(title, description, horizontal, vertical);
        marks.forEach(plot::mark);
        bands.forEach(plot::band);
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            int colour = i % COLOURS + 1;
            plot.draw(line.dots ? dots(plot, line, colour) : path(plot, line, colour));
            plot.legend(colour, line.name, false);
        }
        return plot.element();
    }

    private static Element path(Plot plot, Line line, int colour) {
        StringBuilder path = new StringBuilder();
        String last = "";
        for (int i = 0; i < line.x.length; i++) {
            String point = Element.coordinate(plot.x(line.x[i])) + " " + Element.coordinate(plot.y(line.y[i]));
            if (!point.equals(last)) { // a curve of a million points is drawn by those that differ
                path.append(i == 0 ? 'M' : 'L').append(point);
            }
            last = point;
        }
        return Element.of("path", "line s" + colour).with("d", path.toString());
    }

    private static Element dots(Plot plot, Line line, int colour) {
        Element dots = Element.of("g", "dots s" + colour);
        for (int i = 0; i < line.x.length; i++) {
            dots.add(Element.of("circle")
                    .with("cx", plot.x(line.x[i]))
                    .with("cy", plot.y(line.y[i]))
                    .with("r", 3.5)
                    .add(Element.of("title").text(line.name + ": " + line.x[i] + ", " + line.y[i])));
        }
        return dots;
    }
}
