package dev.passerby.vision.matching;

/**
 * How far the nearest few people are at most, before anybody is compared exactly: whoever is surely farther than the last of
 * them is none of them. In squared distances, from 0 to 4.
 *
 * <p>Lives for one search in one thread.
 */
final class NearestAtMost {

    /** Least first. */
    private final double[] squares;

    private int size;

    /** @param most how many people */
    NearestAtMost(int most) {
        squares = new double[most];
    }

    /** Takes in that one person more is no farther than this. */
    void add(double square) {
        if (!(square < limit())) {
            return;
        }
        int place = size < squares.length ? size++ : size - 1;
        while (place > 0 && square < squares[place - 1]) {
            squares[place] = squares[place - 1];
            place--;
        }
        squares[place] = square;
    }

    /** What the last of the few is at most as far as; infinite while fewer are known of. */
    double limit() {
        if (size < squares.length) {
            return Double.POSITIVE_INFINITY;
        }
        return size == 0 ? 0 : squares[size - 1];
    }
}
