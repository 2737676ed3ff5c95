package dev.passerby.benchmarks.watchlist;

import dev.passerby.vision.matching.Spread;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Which frames of a clip serve as enrolment photos, among those whose main face is fit. */
public enum StillChoice {
    /** Of as many as {@link #ALL} takes, the steadiest: a hand before the mouth is no flaw, but moves the face with its crop. */
    BEST,
    /** The first. */
    FIRST,
    /** The one in the middle. */
    MIDDLE,
    /** Each, or {@value #MOST} spread evenly over a longer clip. */
    ALL;

    private static final int MOST = 20;

    private static final Comparator<EnrolledStill> STEADIEST = Comparator.comparingDouble(
                    (EnrolledStill still) -> Spread.allowance(still.template().spread()))
            .thenComparing(still -> still.template().quality(), Comparator.reverseOrder());

    /** The numbers of the frames to look at as photos, growing; none where no frame is fit. */
    List<Integer> candidates(List<SeenFrame> frames) {
        List<Integer> fit = new ArrayList<>();
        for (int i = 0; i < frames.size(); i++) {
            if (frames.get(i).canEnrol()) {
                fit.add(i);
            }
        }
        if (fit.isEmpty()) {
            return fit;
        }
        return switch (this) {
            case FIRST -> fit.subList(0, 1);
            case MIDDLE -> List.of(fit.get(fit.size() / 2));
            case BEST, ALL -> spread(fit);
        };
    }

    /** Those of a clip's candidates that enrol. */
    List<EnrolledStill> among(List<EnrolledStill> candidates) {
        return this == BEST ? candidates.stream().min(STEADIEST).map(List::of).orElse(List.of()) : candidates;
    }

    private static List<Integer> spread(List<Integer> fit) {
        int count = Math.min(MOST, fit.size());
        List<Integer> spread = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            spread.add(fit.get((int) ((i + 0.5) * fit.size() / count)));
        }
        return spread;
    }
}
