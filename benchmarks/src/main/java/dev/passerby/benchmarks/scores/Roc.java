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

    /** In pairs: far above the rounding of a rate times a count, far below one pair. */
    private static final double ROUNDING = 1e-6;

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
        // Without the allowance for rounding, 0.29 of 100 pairs would be 28.
        int accepted = (int) Math.floor(wished * impostors.length + ROUNDING);
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

    /**
     * The rate at which as many strangers are accepted as true pairs are refused. Both are steps; where one passes the other
     * without meeting it, the straight line between the two points of the curve is taken.
     */
    public double equalErrorRate() {
        double accepted = 0;
        double refused = 1;
        int i = 0;
        int j = 0;
        while (true) {
            boolean genuineNext = j == impostors.length || (i < genuine.length && genuine[i] <= impostors[j]);
            float at = genuineNext ? genuine[i] : impostors[j];
            i = countBelow(genuine, Math.nextUp(at));
            j = countBelow(impostors, Math.nextUp(at));
            double nowAccepted = (double) j / impostors.length;
            double nowRefused = 1 - (double) i / genuine.length;
            if (nowAccepted >= nowRefused) {
                double gap = refused - accepted;
                return accepted + gap / (gap + nowAccepted - nowRefused) * (nowAccepted - accepted);
            }
            accepted = nowAccepted;
            refused = nowRefused;
        }
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
