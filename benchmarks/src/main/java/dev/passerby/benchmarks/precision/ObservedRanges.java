package dev.passerby.benchmarks.precision;

import dev.passerby.models.facenet.ActivationRanges;
import dev.passerby.vision.inference.Tensor;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The extremes of a network's values over faces, place by place.
 *
 * <p>A range goes from the mean of the faces' least values to the mean of their greatest, and {@value #DEVIATIONS} standard
 * deviations of each beyond: wider than almost every face needs, and not stretched by the one that is odd.
 */
final class ObservedRanges {

    private static final double DEVIATIONS = 3;

    private final Map<String, Extremes> byPlace = new HashMap<>();

    private static final class Extremes {
        private final Moments least = new Moments();
        private final Moments most = new Moments();
    }

    /** Sums of which mean and standard deviation are made. */
    private static final class Moments {
        private int count;
        private double sum;
        private double squares;

        void add(double value) {
            count++;
            sum += value;
            squares += value * value;
        }

        double mean() {
            return sum / count;
        }

        double deviation() {
            return Math.sqrt(Math.max(0, squares / count - mean() * mean()));
        }
    }

    /** Takes in what the observed network said of one face. */
    void add(Map<String, Tensor> outputs) {
        outputs.forEach((output, values) -> {
            if (ActivationRanges.isPlace(output)) {
                add(ActivationRanges.place(output), values.values());
            }
        });
    }

    private void add(String place, float[] values) {
        float least = Float.POSITIVE_INFINITY;
        float most = Float.NEGATIVE_INFINITY;
        for (float value : values) {
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        Extremes extremes = byPlace.computeIfAbsent(place, name -> new Extremes());
        extremes.least.add(least);
        extremes.most.add(most);
    }

    ActivationRanges ranges() {
        return new ActivationRanges(byPlace.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, place -> range(place.getValue()))));
    }

    private static ActivationRanges.Range range(Extremes extremes) {
        double least = extremes.least.mean() - DEVIATIONS * extremes.least.deviation();
        double most = extremes.most.mean() + DEVIATIONS * extremes.most.deviation();
        return new ActivationRanges.Range((float) least, (float) most);
    }
}
