package dev.passerby.vision.matching;

import org.jspecify.annotations.Nullable;

/**
 * What a portrait's spread does to its distances. Chance in an embedding adds to every squared distance it is part of; taking
 * it off again leaves what the faces themselves differ in, so that one threshold is as strict with an unsteady photo as with a
 * steady one.
 *
 * <p>After Shi and Jain 2019, "Probabilistic Face Embeddings", whose variance per face is learnt; here it is measured by moving
 * the crop. Decision record 0019 has what it brings and how the numbers were chosen.
 */
public final class Spread {

    /** The spread of an ordinary photo, at which nothing is added or taken: LFW's median. */
    public static final double ORDINARY = 0.0195;

    /** The greatest spread that counts in full: LFW's 99th percentile. More is no reason to be yet more lenient. */
    public static final double MOST = 0.04;

    /** How much more chance there is in a photo than moving its crop shows. */
    private static final double WEIGHT = 5;

    private Spread() {}

    /**
     * What a portrait takes off its squared distances; negative where it is steadier than most.
     *
     * @param spread as measured; absent for a face seen through one crop only, which counts as ordinary
     */
    public static double allowance(@Nullable Double spread) {
        return spread == null ? 0 : WEIGHT * (Math.min(spread, MOST) - ORDINARY);
    }

    /**
     * The distance of two faces without their chance, from 0 to 2.
     *
     * @param distance Euclidean distance of the two embeddings
     * @param allowances both faces' {@linkplain #allowance allowances}, added up
     */
    public static double compensated(double distance, double allowances) {
        return Math.sqrt(bounded(distance * distance - allowances));
    }

    /** The square of {@link #compensated}, of the two embeddings' cosine. */
    static double compensatedSquare(double cosine, double allowances) {
        return bounded(Math.max(0, 2 - 2 * cosine) - allowances);
    }

    private static double bounded(double square) {
        return Math.min(4, Math.max(0, square));
    }
}
