package dev.passerby.vision.matching;

import java.util.List;

/**
 * How alike strangers are: the distribution of the similarity of a frame's face and another person's photo, over all pairs of
 * two people among LFW's pictures. The one place of these figures; thresholds come from here.
 *
 * <p>Similarity is the embeddings' cosine, less the photo's {@link Spread}: {@code 1 - distance² / 2}. Of strangers it is close
 * to normal, but for a longer tail, and it is the tail that lets strangers in: hence measured points and not a formula.
 * Decision record 0020 has how they were measured.
 */
public final class ImpostorReference {

    /** The mean similarity of two people. */
    public static final double MEAN = 0.030;

    /** The standard deviation of that similarity. */
    public static final double DEVIATION = 0.154;

    /** One stranger in a thousand passes a comparison; 96 of 100 true pairs do. */
    public static final double ONE_IN_A_THOUSAND = 0.950;

    /** One stranger in ten thousand passes a comparison; 87 of 100 true pairs do. */
    public static final double ONE_IN_TEN_THOUSAND = 0.825;

    /** One stranger in a hundred thousand passes a comparison; 67 of 100 true pairs do. */
    public static final double ONE_IN_A_HUNDRED_THOUSAND = 0.708;

    /** The rarest false accept that was measured, and the commonest. */
    public static final double LEAST_RATE = 1e-5;

    public static final double MOST_RATE = 0.1;

    private record Point(double rate, double distance) {}

    /** Rarest first. */
    private static final List<Point> POINTS = List.of(
            new Point(LEAST_RATE, ONE_IN_A_HUNDRED_THOUSAND),
            new Point(1e-4, ONE_IN_TEN_THOUSAND),
            new Point(1e-3, ONE_IN_A_THOUSAND),
            new Point(1e-2, 1.086),
            new Point(MOST_RATE, 1.242));

    private ImpostorReference() {}

    /** The similarity of faces so far apart. */
    public static double similarity(double distance) {
        return 1 - distance * distance / 2;
    }

    /** The distance of faces so similar, from 0 to 2. */
    public static double distance(double similarity) {
        return Math.sqrt(Math.min(4, Math.max(0, 2 - 2 * similarity)));
    }

    /**
     * The distance below which a stranger comes at this rate; between measured points the similarity is straight over the
     * rate's logarithm.
     *
     * @throws IllegalArgumentException if the rate is beyond what was measured
     */
    public static double threshold(double falseAcceptRate) {
        if (!(falseAcceptRate >= LEAST_RATE && falseAcceptRate <= MOST_RATE)) {
            throw new IllegalArgumentException("a false accept rate must be from " + LEAST_RATE + " to " + MOST_RATE
                    + ", where it was measured, got " + falseAcceptRate);
        }
        int above = 1;
        while (POINTS.get(above).rate() < falseAcceptRate) {
            above++;
        }
        Point rarer = POINTS.get(above - 1);
        Point commoner = POINTS.get(above);
        double share = Math.log(falseAcceptRate / rarer.rate()) / Math.log(commoner.rate() / rarer.rate());
        double from = similarity(rarer.distance());
        return distance(from + share * (similarity(commoner.distance()) - from));
    }

    /** How many standard deviations above the mean the threshold of this rate lies; 3.7 for 1e-4 were the tail normal. */
    public static double deviations(double falseAcceptRate) {
        return (similarity(threshold(falseAcceptRate)) - MEAN) / DEVIATION;
    }
}
