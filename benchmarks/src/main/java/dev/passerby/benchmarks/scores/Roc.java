package dev.passerby.benchmarks.scores;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The receiver operating characteristic of a distance: how many pairs of one person and how many of two are accepted at each
 * threshold. A pair is accepted when its distance is below the threshold. Immutable.
 */
public final class Roc {

    /** A threshold above every distance of unit vectors. */
    private static final double BEYOND = Math.nextUp(2.0);

    private final float[] genuine;
    private final float[] impostors;

    /**
     * @param genuine distances of pairs of one person, in any order
     * @param impostors distances of pairs of two people, in any order
     * @throws IllegalArgumentException if one of them is empty
     */
    public Roc(float[] genuine, float[] impostors) {
        if (genuine.length == 0 || impostors.length == 0) {
            throw new IllegalArgumentException(
                    "a ROC needs pairs of one person and of two, got " + genuine.length + " and " + impostors.length);
        }
        this.genuine = sorted(genuine);
        this.impostors = sorted(impostors);
    }

    /**
     * One threshold and what it does.
     *
     * @param threshold pairs below it are accepted
     * @param falseAcceptRate the share of pairs of two people that are
     * @param trueAcceptRate the share of pairs of one person that are
     */
    public record Point(double threshold, double falseAcceptRate, double trueAcceptRate) {}

    public Point at(double threshold) {
        return new Point(threshold, shareBelow(impostors, threshold), shareBelow(genuine, threshold));
    }

    /** The most lenient threshold whose false accept rate is not above the one wished for. */
    public Point atFalseAcceptRate(double wished) {
        int accepted = (int) Math.floor(wished * impostors.length);
        return at(accepted >= impostors.length ? BEYOND : impostors[accepted]);
    }

    /** The area under the curve: how often a pair of one person is nearer than a pair of two; ties count half. */
    public double area() {
        double sum = 0;
        for (float distance : genuine) {
            int nearer = countBelow(impostors, distance);
            int asNear = countBelow(impostors, Math.nextUp(distance)) - nearer;
            sum += impostors.length - nearer - asNear / 2.0;
        }
        return sum / genuine.length / impostors.length;
    }

    /** The rate at which as many strangers are accepted as true pairs are refused; between two thresholds their mean. */
    public double equalErrorRate() {
        double low = 0;
        double high = BEYOND;
        // Both errors are steps that cross once; 50 halvings reach the limits of float.
        for (int i = 0; i < 50; i++) {
            double middle = (low + high) / 2;
            Point point = at(middle);
            if (point.falseAcceptRate() < 1 - point.trueAcceptRate()) {
                low = middle;
            } else {
                high = middle;
            }
        }
        Point below = at(low);
        Point above = at(high);
        double strict = Math.max(below.falseAcceptRate(), 1 - below.trueAcceptRate());
        double lenient = Math.max(above.falseAcceptRate(), 1 - above.trueAcceptRate());
        return Math.min(strict, lenient);
    }

    /** Points at evenly spaced logarithms of the false accept rate, for drawing; the least that can be measured first. */
    public List<Point> curve(int points) {
        List<Point> curve = new ArrayList<>();
        double least = Math.log10(1.0 / impostors.length);
        for (int i = 0; i < points; i++) {
            curve.add(atFalseAcceptRate(Math.pow(10, least * (1 - i / (points - 1.0)))));
        }
        return curve;
    }

    /** The distances of pairs of one person, least first. */
    public float[] genuine() {
        return genuine.clone();
    }

    /** The distances of pairs of two people, least first. */
    public float[] impostors() {
        return impostors.clone();
    }

    private static double shareBelow(float[] sorted, double threshold) {
        return (double) countBelow(sorted, threshold) / sorted.length;
    }

    private static int countBelow(float[] sorted, double threshold) {
        int from = 0;
        int to = sorted.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (sorted[middle] < threshold) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    private static float[] sorted(float[] distances) {
        float[] copy = distances.clone();
        Arrays.sort(copy);
        return copy;
    }
}
