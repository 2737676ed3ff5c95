package dev.passerby.benchmarks.identification;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far the threshold is from the first error on either side. The thresholds that were tried are the resolution.
 *
 * @param everyMateFrom the least threshold from which on, up to the standing one, every enrolled person's track is named; null
 *     where even the standing one misses some
 * @param noWrongNameUpTo the largest threshold up to which nobody has a wrong name at any time; null where even the least
 *     gives one
 * @param roomBelow the standing threshold less {@code everyMateFrom}
 * @param roomAbove {@code noWrongNameUpTo} less the standing threshold; below 0 where the standing one gives wrong names
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Safety(
        @Nullable Double everyMateFrom,
        @Nullable Double noWrongNameUpTo,
        @Nullable Double roomBelow,
        @Nullable Double roomAbove) {

    /**
     * The room around a threshold.
     *
     * @param standing the threshold in use
     * @param curve every threshold that was tried, growing
     */
    public static Safety of(double standing, List<DetPoint> curve) {
        Double upTo = null;
        for (DetPoint point : curve) {
            if (point.wrongAtAnyTime() > 0) {
                break;
            }
            upTo = point.threshold();
        }
        Double from = null;
        for (int i = curve.size() - 1; i >= 0; i--) {
            DetPoint point = curve.get(i);
            if (point.threshold() > standing) {
                continue;
            }
            if (point.fnir() != null && point.fnir() > 0) {
                break;
            }
            from = point.threshold();
        }
        return new Safety(from, upTo, from == null ? null : standing - from, upTo == null ? null : upTo - standing);
    }
}
