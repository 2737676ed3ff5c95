package dev.passerby.deploy.scaling;

import java.util.ArrayList;
import java.util.List;

/**
 * The rate at which a count grows, from looks at it at known times. A count that is told from time to time is right at the
 * moment of each step; the rate is that between the first step and the last.
 */
public final class Throughput {

    private record Step(long nanos, long count) {}

    private final List<Step> steps = new ArrayList<>();
    private long last = -1;

    /** Notes what the count is at a moment. */
    public void look(long nanos, long count) {
        // The first look may come long after its step, and only tells where the next one began.
        if (last >= 0 && count > last) {
            steps.add(new Step(nanos, count));
        }
        last = count;
    }

    /** How many steps were seen. */
    public int steps() {
        return steps.size();
    }

    /** From the first step to the last. */
    public double seconds() {
        return steps.size() < 2
                ? 0
                : (steps.get(steps.size() - 1).nanos() - steps.get(0).nanos()) / 1e9;
    }

    /**
     * A second's growth.
     *
     * @throws IllegalStateException if there were not two steps
     */
    public double perSecond() {
        if (steps.size() < 2) {
            throw new IllegalStateException(
                    "a rate needs a count that grew twice, and it grew " + steps.size() + " times; measure for longer");
        }
        return (steps.get(steps.size() - 1).count() - steps.get(0).count()) / seconds();
    }
}
