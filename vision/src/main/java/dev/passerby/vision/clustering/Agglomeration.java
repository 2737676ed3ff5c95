package dev.passerby.vision.clustering;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Agglomerative clustering: of all groups the two most alike become one, until no two are alike enough. Groups that share a
 * photo never do.
 *
 * <p>Every group knows the group it is most like, and every comparison counts for both sides. After a merger only the new group
 * and those that were most like its halves look again. That is exact, takes time about as the square of the number of faces,
 * and memory as the number itself. The result depends neither on the order of the groups nor on the number of threads; of
 * several equally alike pairs the one of the earliest groups goes first.
 */
final class Agglomeration {

    private static final int NOBODY = -1;

    /** The number of comparisons, of less than a microsecond each, from which several threads are quicker than one. */
    private static final int WORTH_THREADS = 500;

    private final FaceGroup[] groups;
    private final boolean[] gone;
    /** For each group the one it is most like, if it is alike enough, and how much. */
    private final int[] most;

    private final double[] likeness;
    /** The likeness of the group in hand to each other. */
    private final double[] row;

    private final double least;

    private Agglomeration(List<FaceGroup> groups, double least) {
        int count = groups.size();
        this.groups = groups.toArray(FaceGroup[]::new);
        this.gone = new boolean[count];
        this.most = new int[count];
        this.likeness = new double[count];
        this.row = new double[count];
        this.least = least;
        for (int i = 0; i < count; i++) {
            lookFrom(i, i);
        }
    }

    /**
     * The groups that are left, in the order of their earliest member.
     *
     * @param least the likeness below which two groups stay apart
     */
    static List<FaceGroup> of(List<FaceGroup> groups, double least) {
        Agglomeration work = new Agglomeration(groups, least);
        for (int pair = work.mostAlike(); pair != NOBODY; pair = work.mostAlike()) {
            work.merge(pair, work.most[pair]);
        }
        return work.left();
    }

    /** A group of the pair that is most alike. */
    private int mostAlike() {
        int best = NOBODY;
        for (int i = 0; i < groups.length; i++) {
            if (!gone[i] && most[i] != NOBODY && (best == NOBODY || likeness[i] > likeness[best])) {
                best = i;
            }
        }
        return best;
    }

    private void merge(int a, int b) {
        int kept = Math.min(a, b);
        int other = Math.max(a, b);
        int[] bereft = IntStream.range(0, groups.length)
                .filter(i -> !gone[i] && i != kept && i != other && (most[i] == kept || most[i] == other))
                .toArray();
        groups[kept] = groups[kept].with(groups[other]);
        gone[other] = true;
        lookFrom(kept, groups.length);
        for (int i : bereft) {
            lookFrom(i, groups.length);
        }
    }

    /** Compares a group with all before {@code end}; each side remembers the other if it is the best so far. */
    private void lookFrom(int i, int end) {
        IntStream others = IntStream.range(0, end);
        (end < WORTH_THREADS ? others : others.parallel())
                .forEach(j -> row[j] = gone[j] ? Double.NEGATIVE_INFINITY : groups[i].likeness(groups[j]));
        most[i] = NOBODY;
        for (int j = 0; j < end; j++) {
            if (j == i || row[j] < least) {
                continue;
            }
            boolean here = prefers(i, j, row[j]);
            boolean there = prefers(j, i, row[j]);
            if ((here || there) && !groups[i].sharesAPhotoWith(groups[j])) {
                remember(here, i, j, row[j]);
                remember(there, j, i, row[j]);
            }
        }
    }

    private boolean prefers(int i, int other, double value) {
        return most[i] == NOBODY || value > likeness[i] || (value == likeness[i] && other < most[i]);
    }

    private void remember(boolean better, int i, int other, double value) {
        if (better) {
            most[i] = other;
            likeness[i] = value;
        }
    }

    private List<FaceGroup> left() {
        return IntStream.range(0, groups.length)
                .filter(i -> !gone[i])
                .mapToObj(i -> groups[i])
                .toList();
    }
}
