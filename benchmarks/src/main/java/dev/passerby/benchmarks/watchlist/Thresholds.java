package dev.passerby.benchmarks.watchlist;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The thresholds that a curve is drawn over. */
final class Thresholds {

    /** In hundredths: from where no face is near enough to where strangers are. */
    private static final int FROM = 40;

    private static final int TO = 120;

    private Thresholds() {}

    /** The thresholds, growing, the standing one among them. */
    static List<Double> around(double standing) {
        return DoubleStream.concat(
                        IntStream.rangeClosed(FROM, TO).mapToDouble(hundredths -> hundredths / 100.0),
                        DoubleStream.of(standing))
                .sorted()
                .distinct()
                .boxed()
                .toList();
    }
}
