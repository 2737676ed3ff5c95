package dev.passerby.vision.clustering;

/**
 * The model behind the grouping: how much likelier photos are if they show one person than if they show two.
 *
 * <p>A person is a point drawn about the origin, a photo a point drawn about its person, both normally and alike in all
 * directions: the two-covariance model that groups recordings by speaker (Brümmer and de Villiers 2010), reduced to the one
 * number {@link #PERSON_VARIANCE}. Compared with the mean distance between two groups it also knows how close each group is in
 * itself: a person whose photos scatter may have another a little farther off, one whose photos agree may not.
 */
final class OnePerson {

    /** The share of variance between people; the rest is between photos of one. Decision record 0016. */
    private static final double PERSON_VARIANCE = 0.7;

    private static final double PHOTO_VARIANCE = 1 - PERSON_VARIANCE;

    /**
     * The number of photos from which more do not count: photos of one occasion are no independent witnesses, and a model that
     * believes they are splits a much photographed person by occasions.
     */
    static final int MOST_WITNESSES = 10;

    private OnePerson() {}

    /**
     * The logarithm of the likelihood of photos showing one person, per dimension and but for a term that is the same however
     * they are divided.
     *
     * @param photos how many
     * @param squaredSum the squared length of the sum of their embeddings
     */
    static double logLikelihood(int photos, double squaredSum) {
        double spread = PHOTO_VARIANCE + photos * PERSON_VARIANCE;
        return squaredSum * PERSON_VARIANCE / (2 * PHOTO_VARIANCE * spread) - Math.log(spread / PHOTO_VARIANCE) / 2;
    }

    /** The logarithm of the likelihood ratio of two photos at a distance. */
    static double ofTwoAt(double cosine) {
        return logLikelihood(2, 2 + 2 * cosine) - 2 * logLikelihood(1, 1);
    }
}
