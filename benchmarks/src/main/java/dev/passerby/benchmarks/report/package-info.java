/**
 * What was measured, as one page that opens anywhere: a single HTML file with its style, charts and pictures inside.
 *
 * <p>Knows nothing of what is measured. A page loads nothing, runs no script, follows the reader's light or dark scheme,
 * and fits a phone. Every text is escaped on its way in, so names of files and people may hold anything. Start with {@link
 * dev.passerby.benchmarks.report.HtmlPage}; charts are {@link dev.passerby.benchmarks.report.LineChart}, {@link
 * dev.passerby.benchmarks.report.HistogramChart} and {@link dev.passerby.benchmarks.report.BarChart}; pictures go in as
 * {@link dev.passerby.benchmarks.report.Thumbnail}.
 */
@NullMarked
package dev.passerby.benchmarks.report;

import org.jspecify.annotations.NullMarked;
