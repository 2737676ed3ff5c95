package dev.passerby.benchmarks.watchlist;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Which frames of a clip serve as enrolment photos, among those whose main face is fit. */
public enum StillChoice {
    /** The one of the best quality. */
    BEST,
    /** The first. */
    FIRST,
    /** The one in the middle. */
    MIDDLE,
    /** Each, or {@value #MOST} spread evenly over a longer clip. */
    ALL;

    private static final int MOST = 20;

    /** The frames' numbers, growing; none where no frame is fit. */
    List<Integer> of(List<SeenFrame> frames) {
        List<Integer> fit = new ArrayList<>();
        for (int i = 0; i < frames.size(); i++) {
            if (frames.get(i).stillQuality() > 0) {
                fit.add(i);
            }
        }
        if (fit.isEmpty()) {
            return fit;
        }
        return switch (this) {
            case FIRST -> fit.subList(0, 1);
            case MIDDLE -> List.of(fit.get(fit.size() / 2));
            case BEST ->
                List.of(fit.stream()
                        .max(Comparator.comparingDouble(
                                        (Integer i) -> frames.get(i).stillQuality())
                                .thenComparing(Comparator.reverseOrder()))
                        .orElseThrow());
            case ALL -> spread(fit);
        };
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
