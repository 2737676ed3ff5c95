package dev.passerby.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Distributions over one axis, laid over each other. Each is counted in equal bins and drawn as the share of its own
 * values, so that a thousand and ten million can be compared.
 */
public final class HistogramChart extends Chart {

    private record Distribution(String name, double[] shares) {}

    private final String title;
    private final String description;
    private final Axis horizontal;
    private final int bins;
    private final List<Distribution> distributions = new ArrayList<>();
    private final List<Plot.Mark> marks = new ArrayList<>();
    private final List<Plot.Band> bands = new ArrayList<>();

    /**
     * A chart without distributions yet.
     *
     * @param description what a reader should see in it, in a sentence
     * @param horizontal a linear axis; values beyond its ends count in its first and last bin
     */
    public HistogramChart(String title, String description, Axis horizontal, int bins) {
        this.title = title;
        this.description = description;
        this.horizontal = horizontal;
        this.bins = bins;
    }

    public HistogramChart distribution(String name, float[] values) {
        long[] counts = new long[bins];
        for (float value : values) {
            counts[bin(value)]++;
        }
        return add(name, counts, values.length);
    }

    public HistogramChart distribution(String name, double[] values) {
        long[] counts = new long[bins];
        for (double value : values) {
            counts[bin(value)]++;
        }
        return add(name, counts, values.length);
    }

    /** Marks a place on the axis, such as a threshold. */
    public HistogramChart mark(double x, String label) {
        marks.add(new Plot.Mark(x, label));
        return this;
    }

    /** Shades a range of the axis, such as an interval. */
    public HistogramChart band(double from, double to) {
        bands.add(new Plot.Band(from, to));
        return this;
    }

    private int bin(double value) {
        return (int) Math.min(bins - 1, Math.floor(bins * horizontal.position(value)));
    }

    private HistogramChart add(String name, long[] counts, int total) {
        double[] shares = new double[bins];
        for (int i = 0; i < bins; i++) {
            shares[i] = total == 0 ? 0 : counts[i] / (double) total;
        }
        distributions.add(new Distribution(String.format(Locale.ROOT, "%s (%,d)", name, total), shares));
        return this;
    }

    @Override
    Element element() {
        double peak = 1e-6;
        for (Distribution distribution : distributions) {
            for (double share : distribution.shares) {
                peak = Math.max(peak, share);
            }
        }
        Plot plot = new Plot(title, description, horizontal, Axis.percent("share in each bin", 0, peak * 1.1));
        marks.forEach(plot::mark);
        bands.forEach(plot::band);
        for (int i = 0; i < distributions.size(); i++) {
            String outline = outline(plot, distributions.get(i).shares);
            plot.draw(Element.of("path", "area s" + (i + 1)).with("d", outline));
            plot.draw(Element.of("path", "line solid s" + (i + 1)).with("d", outline));
            plot.legend(i + 1, distributions.get(i).name, true);
        }
        return plot.element();
    }

    private String outline(Plot plot, double[] shares) {
        double binWidth = (horizontal.to() - horizontal.from()) / bins;
        StringBuilder path = new StringBuilder("M" + at(plot, horizontal.from(), 0));
        for (int i = 0; i < bins; i++) {
            double left = horizontal.from() + i * binWidth;
            path.append('L').append(at(plot, left, shares[i]));
            path.append('L').append(at(plot, left + binWidth, shares[i]));
        }
        return path.append('L').append(at(plot, horizontal.to(), 0)).toString();
    }

    private static String at(Plot plot, double x, double y) {
        return Element.coordinate(plot.x(x)) + " " + Element.coordinate(plot.y(y));
    }
}
