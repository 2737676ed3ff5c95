package dev.passerby.ingest.supervise;

import java.util.random.RandomGenerator;

/**
 * What all supervisors of a process share: clocks, chance and limits.
 *
 * @param time the clocks
 * @param random the jitter's source
 * @param backOff the wait before another try
 * @param permits how many may be connecting at a time
 * @param epochs the numbers of connections
 */
public record Pace(Time time, RandomGenerator random, BackOff backOff, OpenPermits permits, Epochs epochs) {

    /** The machine's clocks, and so many cameras connecting at a time. */
    public static Pace standard(BackOff backOff, int concurrentOpens) {
        return new Pace(
                Time.system(),
                new java.util.SplittableRandom(),
                backOff,
                new OpenPermits(concurrentOpens),
                new Epochs(0));
    }

    /** The same, with the numbers of another takeover. */
    public Pace with(Epochs others) {
        return new Pace(time, random, backOff, permits, others);
    }
}
