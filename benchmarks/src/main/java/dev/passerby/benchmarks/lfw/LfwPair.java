package dev.passerby.benchmarks.lfw;

/**
 * A pair of the protocol.
 *
 * @param fold its fold, from 1
 * @param first one picture
 * @param second the other
 */
record LfwPair(int fold, LfwImage first, LfwImage second) {

    /** Whether both show one person. */
    boolean same() {
        return first.person().equals(second.person());
    }
}
