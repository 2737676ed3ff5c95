package dev.passerby.benchmarks.calibration;

import java.util.Locale;

/** Rates and what they rest on, in words. */
public final class Rates {

    private Rates() {}

    /** A rate as people say it: 1 in 10,000. */
    public static String oneIn(double rate) {
        return rate <= 0 ? "none" : String.format(Locale.ROOT, "1 in %,d", Math.max(1, Math.round(1 / rate)));
    }

    /** What a threshold rests on, in a sentence. */
    public static String basis(CalibrationResult result) {
        String pairs = String.format(Locale.ROOT, "%,d", result.impostorPairs());
        return switch (result.basis()) {
            case REFERENCE ->
                "It is the reference set's (LFW): the " + pairs
                        + " pairs of two people here are of too few people to tell how alike they are.";
            case MODEL ->
                "It is extrapolated: " + pairs + " pairs of two people here tell how alike they are and how widely that"
                        + " varies, and the reference set (LFW) how far beyond that so rare a rate lies.";
            case MEASURED -> "It is counted among the " + pairs + " pairs of two people here.";
        };
    }
}
