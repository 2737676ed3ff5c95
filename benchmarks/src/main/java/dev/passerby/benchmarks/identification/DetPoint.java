package dev.passerby.benchmarks.identification;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A point of the detection error trade-off curve.
 *
 * @param threshold the distance below which a picture votes for a person
 * @param fpir the share of strangers' tracks that were named at any time; null where no stranger was searched
 * @param fnir the share of enrolled people's tracks without their name in the end; null where none was searched
 * @param wrongAtAnyTime how many tracks of anybody had a wrong name at any time
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record DetPoint(
        double threshold, @Nullable Double fpir, @Nullable Double fnir, int wrongAtAnyTime) {

    public static DetPoint of(double threshold, Tally tally) {
        return new DetPoint(threshold, tally.fpir(), tally.fnir(), tally.wrongAtAnyTime());
    }
}
