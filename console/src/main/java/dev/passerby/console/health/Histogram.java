package dev.passerby.console.health;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A Prometheus histogram, of several processes together.
 *
 * @param cumulative how many values are no larger than each bound
 */
record Histogram(TreeMap<Double, Double> cumulative) {

    /** @param label the label that must have this value; absent where all are meant */
    static Histogram of(List<Exposition.Sample> samples, String name, @Nullable String label, String value) {
        TreeMap<Double, Double> cumulative = new TreeMap<>();
        for (Exposition.Sample sample : samples) {
            if (sample.name().equals(name + "_bucket")
                    && (label == null || sample.label(label).equals(value))) {
                String bound = sample.label("le");
                try {
                    cumulative.merge(
                            bound.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(bound),
                            sample.value(),
                            Double::sum);
                } catch (NumberFormatException e) {
                    // No bucket of a histogram.
                }
            }
        }
        return new Histogram(cumulative);
    }

    /** How many values are in each class, by its upper bound. */
    Map<String, Long> counts() {
        Map<String, Long> counts = new LinkedHashMap<>();
        double before = 0;
        for (Map.Entry<Double, Double> bucket : cumulative.entrySet()) {
            long count = Math.round(bucket.getValue() - before);
            before = bucket.getValue();
            if (count > 0) {
                double bound = bucket.getKey();
                counts.put(Double.isInfinite(bound) ? "more" : Long.toString(Math.round(bound)), count);
            }
        }
        return counts;
    }

    /** Of a histogram of seconds, interpolated within its classes; empty where nothing was counted. */
    Optional<Percentiles> percentilesMillis() {
        if (cumulative.isEmpty() || cumulative.lastEntry().getValue() <= 0) {
            return Optional.empty();
        }
        return Optional.of(new Percentiles(millis(0.5), millis(0.95), millis(0.99)));
    }

    private double millis(double share) {
        double wanted = share * cumulative.lastEntry().getValue();
        double lower = 0;
        double below = 0;
        for (Map.Entry<Double, Double> bucket : cumulative.entrySet()) {
            if (bucket.getValue() >= wanted) {
                double upper = Double.isInfinite(bucket.getKey()) ? lower : bucket.getKey();
                double within = bucket.getValue() > below ? (wanted - below) / (bucket.getValue() - below) : 0;
                return Math.round((lower + (upper - lower) * within) * 1e5) / 100.0;
            }
            lower = bucket.getKey();
            below = bucket.getValue();
        }
        return Math.round(lower * 1e5) / 100.0;
    }
}
