package dev.passerby.wire.tally;

/**
 * Sequence numbers without a gap.
 *
 * @param from the first of them
 * @param to the last of them
 */
public record SeqRun(long from, long to) {

    /** The largest number that JavaScript counts exactly; at 60 pictures a second it is reached after five million years. */
    static final long MOST = (1L << 53) - 1;

    public SeqRun {
        if (from < 0 || to < from || to > MOST) {
            throw new IllegalArgumentException("a run must be from 0 to " + MOST + ", got " + from + " to " + to);
        }
    }

    /** Whether the number can be counted. */
    public static boolean holds(long seq) {
        return seq >= 0 && seq <= MOST;
    }

    /** How many they are. */
    public long count() {
        return to - from + 1;
    }

    @Override
    public String toString() {
        return from == to ? Long.toString(from) : from + "-" + to;
    }
}
