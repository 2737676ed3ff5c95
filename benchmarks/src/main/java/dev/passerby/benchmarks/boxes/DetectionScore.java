package dev.passerby.benchmarks.boxes;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What a detector's boxes are worth over many pictures.
 *
 * @param pictures how many were looked at
 * @param faces how many annotated faces count in them
 * @param found how many of those were found
 * @param falseAlarms how many boxes are at no face, or at one that a surer box has found
 * @param curve the precision-recall curve
 */
public record DetectionScore(int pictures, int faces, int found, int falseAlarms, PrecisionRecall curve) {

    public static DetectionScore of(List<PictureMatch> pictures) {
        return new DetectionScore(
                pictures.size(),
                pictures.stream().mapToInt(PictureMatch::facesThatCount).sum(),
                pictures.stream().mapToInt(PictureMatch::facesFound).sum(),
                pictures.stream()
                        .mapToInt(picture -> picture.falseAlarms().size())
                        .sum(),
                PrecisionRecall.of(pictures));
    }

    /** The share of faces that were found; empty where there is none. */
    public OptionalDouble recall() {
        return share(found, faces);
    }

    /** The share of boxes that found a face; empty where there is none. */
    public OptionalDouble precision() {
        return share(found, found + falseAlarms);
    }

    /** Empty where there is no picture. */
    public OptionalDouble falseAlarmsPerPicture() {
        return share(falseAlarms, pictures);
    }

    private static OptionalDouble share(int part, int whole) {
        return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
    }
}
