package dev.passerby.deploy.chaos.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * The faults of a run, in their order. The same seed gives the same plan.
 *
 * @param seed from which it follows
 * @param faults one after the other
 */
public record Plan(long seed, List<PlannedFault> faults) {

    /** More than an interval between checkpoints, so that kills fall everywhere within one. */
    private static final int LONGEST_PAUSE_MILLIS = 3_000;

    public Plan {
        faults = List.copyOf(faults);
    }

    /**
     * Every fault as often as it is due, shuffled.
     *
     * @param networks whether each process has a network of its own that can be cut
     */
    public static Plan of(long seed, boolean shortRun, boolean networks) {
        Random random = new Random(seed);
        List<Fault> due = new ArrayList<>();
        for (Fault fault : Fault.values()) {
            if (networks || fault != Fault.PARTITION) {
                due.addAll(Collections.nCopies(fault.times(shortRun), fault));
            }
        }
        Collections.shuffle(due, random);
        return new Plan(
                seed,
                due.stream()
                        .map(fault -> new PlannedFault(
                                fault, random.nextInt(LONGEST_PAUSE_MILLIS), random.nextInt(Integer.MAX_VALUE)))
                        .toList());
    }
}
