package dev.passerby.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One direction of a chart.
 *
 * @param label what is counted along it, with its unit
 * @param from the value where it begins
 * @param to the value where it ends, above {@code from}
 * @param scale how values become lengths and labels
 */
public record Axis(String label, double from, double to, Scale scale) {

    /** How values become lengths and labels. */
    public enum Scale {
        LINEAR,
        /** Linear, labelled as percentages: 0.5 reads 50 %. */
        PERCENT,
        /** Equal lengths for equal ratios. */
        LOGARITHMIC
    }

    /** About how many labels fit. */
    private static final int TICKS = 5;

    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /** A labelled place. */
    record Tick(double value, String label) {}

    public Axis {
        if (!(from < to) || !Double.isFinite(from) || !Double.isFinite(to)) {
            throw new IllegalArgumentException(
                    "the axis '" + label + "' must go from a smaller to a larger number, got " + from + " to " + to);
        }
        if (scale == Scale.LOGARITHMIC && !(from > 0)) {
            throw new IllegalArgumentException("the logarithmic axis '" + label + "' must begin above 0, got " + from);
        }
    }

    public static Axis linear(String label, double from, double to) {
        return new Axis(label, from, to, Scale.LINEAR);
    }

    /** Shares from 0 to 1, labelled as percentages. */
    public static Axis percent(String label, double from, double to) {
        return new Axis(label, from, to, Scale.PERCENT);
    }

    public static Axis logarithmic(String label, double from, double to) {
        return new Axis(label, from, to, Scale.LOGARITHMIC);
    }

    /** Where a value lies, 0 at the beginning and 1 at the end; values beyond either lie there. */
    double position(double value) {
        double share = scale == Scale.LOGARITHMIC
                ? Math.log(Math.max(value, from) / from) / Math.log(to / from)
                : (value - from) / (to - from);
        return Math.min(1, Math.max(0, share));
    }

    List<Tick> ticks() {
        return scale == Scale.LOGARITHMIC ? decades() : steps();
    }

    private List<Tick> decades() {
        List<Tick> ticks = new ArrayList<>();
        int last = (int) Math.floor(Math.log10(to) + 1e-9);
        for (int exponent = (int) Math.ceil(Math.log10(from) - 1e-9); exponent <= last; exponent++) {
            ticks.add(new Tick(Math.pow(10, exponent), power(exponent)));
        }
        return ticks;
    }

    private List<Tick> steps() {
        double step = roundStep((to - from) / TICKS);
        int decimals = Math.max(0, -(int) Math.floor(Math.log10(step) + 1e-9) - (scale == Scale.PERCENT ? 2 : 0));
        List<Tick> ticks = new ArrayList<>();
        for (long i = (long) Math.ceil(from / step - 1e-6); i * step <= to + step * 1e-6; i++) {
            double value = i * step;
            double shown = scale == Scale.PERCENT ? 100 * value : value;
            String number = String.format(Locale.ROOT, "%,." + decimals + "f", shown);
            ticks.add(new Tick(value, scale == Scale.PERCENT ? number + " %" : number));
        }
        return ticks;
    }

    /** The nearest of 1, 2 and 5 times a power of ten that is not smaller. */
    private static double roundStep(double least) {
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        for (int factor : new int[] {1, 2, 5}) {
            if (factor * power >= least * (1 - 1e-9)) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    private static String power(int exponent) {
        if (exponent >= -1 && exponent <= 3) {
            return exponent == -1 ? "0.1" : String.valueOf((int) Math.pow(10, exponent));
        }
        StringBuilder text = new StringBuilder("10").append(exponent < 0 ? "⁻" : "");
        for (char digit : String.valueOf(Math.abs(exponent)).toCharArray()) {
            text.append(SUPERSCRIPTS.charAt(digit - '0'));
        }
        return text.toString();
    }
}
