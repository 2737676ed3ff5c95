package dev.passerby.benchmarks.report;

/** A drawing of numbers with its title, its legend, and a sentence for readers who cannot see it. */
public abstract sealed class Chart permits LineChart, HistogramChart, BarChart {

    abstract Element element();
}
