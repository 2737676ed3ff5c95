package dev.passerby.vision.detection;

/**
 * What MTCNN looks for.
 *
 * @param minFace the side of the smallest face looked for, in pixels, at least 12; time grows as it shrinks
 * @param proposalThreshold the score above which the first network's boxes go on
 * @param refinementThreshold the score above which the second network's boxes go on
 * @param outputThreshold the score above which the third network's boxes are faces
 * @param factor how much smaller each level of the pyramid is than the one before
 */
public record DetectionSettings(
        double minFace, double proposalThreshold, double refinementThreshold, double outputThreshold, double factor) {

    /** What the first network sees of a face: a square of 12 pixels. Smaller faces would have to be enlarged. */
    static final int CELL = 12;

    public DetectionSettings {
        if (!(minFace >= CELL)) {
            throw new IllegalArgumentException(
                    "the smallest face to look for must have at least " + CELL + " pixels, got " + minFace);
        }
        requireProbability("proposal", proposalThreshold);
        requireProbability("refinement", refinementThreshold);
        requireProbability("output", outputThreshold);
        if (!(factor >= 0.1 && factor <= 0.95)) {
            throw new IllegalArgumentException("the pyramid's factor must be between 0.1 and 0.95, got " + factor);
        }
    }

    /** The customary settings for single pictures: faces from 20 pixels, thresholds 0.6, 0.7 and 0.7. */
    public static DetectionSettings stills() {
        return new DetectionSettings(20, 0.6, 0.7, 0.7, 0.709);
    }

    /** The same for another smallest face, in pixels. */
    public DetectionSettings withMinFace(double pixels) {
        return new DetectionSettings(pixels, proposalThreshold, refinementThreshold, outputThreshold, factor);
    }

    private static void requireProbability(String stage, double threshold) {
        if (!(threshold >= 0 && threshold <= 1)) {
            throw new IllegalArgumentException("the " + stage + " threshold must be between 0 and 1, got " + threshold);
        }
    }
}
