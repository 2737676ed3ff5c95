package dev.passerby.benchmarks.calibration;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a calibration found, in the order and with the names of its JSON.
 *
 * @param far the false accept rate wished for: of comparisons of a stranger's picture with one photo
 * @param threshold the distance to set
 * @param thresholdInterval {@code [from, to]}, where the estimate lies in 90 of 100 draws of as many people; null where these
 *     people are too few for an estimate
 * @param basis what the threshold was derived from
 * @param referenceThreshold what LFW gives for the rate; the threshold is never above it
 * @param estimate what these people alone give for it; null with the interval
 * @param currentThreshold the distance that is set now
 * @param people how many enrolled people were compared
 * @param photos how many photos they have
 * @param ignoredTemplates photos enrolled for another network, which were not
 * @param strangers how many strangers' faces were compared
 * @param genuinePairs pairs of two photos of one person
 * @param impostorPairs pairs of two people's, and of a stranger's and an enrolled one
 * @param missRate the share of photos that would not be named rightly were they not enrolled; null where nobody has two
 * @param strangersNamed how many strangers' faces would be given a name
 * @param searchFar the chance that a stranger's picture is below the threshold for any photo of this gallery, at most
 * @param tooAlike people who cannot be told apart at this threshold and margin
 * @param poorPhotos photos to replace
 * @param duplicates names that are probably one person
 * @param advice what to do, one sentence each
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record CalibrationResult(
        double far,
        double threshold,
        double @Nullable [] thresholdInterval,
        Basis basis,
        double referenceThreshold,
        @Nullable Double estimate,
        double currentThreshold,
        int people,
        int photos,
        int ignoredTemplates,
        int strangers,
        int genuinePairs,
        long impostorPairs,
        @Nullable Double missRate,
        int strangersNamed,
        double searchFar,
        List<AlikePeople> tooAlike,
        List<PoorPhoto> poorPhotos,
        List<AlikePeople> duplicates,
        List<String> advice) {

    public CalibrationResult {
        tooAlike = List.copyOf(tooAlike);
        poorPhotos = List.copyOf(poorPhotos);
        duplicates = List.copyOf(duplicates);
        advice = List.copyOf(advice);
    }
}
