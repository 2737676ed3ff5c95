package dev.passerby.vision.clustering;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Agglomerative clustering: of all groups the two nearest to each other become one, until no two are near enough. Groups that
 * share a photo never do.
 *
 * <p>Every group knows its nearest, and every comparison counts for both sides. After a merger only the new group and those
 * whose nearest was one of its halves look again. That is exact, takes time about as the square of the number of faces, and
 * memory as the number itself. The result depends neither on the order of the groups nor on the number of threads; of several
 * equally near pairs the one of the earliest groups goes first.
 */
final class Agglomeration {

    private static final int NOBODY = -1;

    /** The number of comparisons, of less than a microsecond each, from which several threads are quicker than one. */
    private static final int WORTH_THREADS = 500;

    private final FaceGroup[] groups;
    private final boolean[] gone;
    /** For each group the nearest that is near enough, and how far that is, squared. */
    private final int[] nearest;

    private final double[] distance;
    /** How far the group in hand is from each other, squared. */
    private final double[] row;

    private final double limit;

    private Agglomeration(List<FaceGroup> groups, double limit) {
        int count = groups.size();
        this.groups = groups.toArray(FaceGroup[]::new);
        this.gone = new boolean[count];
        this.nearest = new int[count];
        this.distance = new double[count];
        this.row = new double[count];
        this.limit = limit;
        for (int i = 0; i < count; i++) {
            lookFrom(i, i);
        }
    }

    /**
     * The groups that are left, in the order of their earliest member.
     *
     * @param limit the squared distance from which two groups stay apart
     */
    static List<FaceGroup> of(List<FaceGroup> groups, double limit) {
        Agglomeration work = new Agglomeration(groups, limit);
        for (int pair = work.closest(); pair != NOBODY; pair = work.closest()) {
            work.merge(pair, work.nearest[pair]);
        }
        return work.left();
    }

    /** A group of the pair that is closest together. */
    private int closest() {
        int best = NOBODY;
        for (int i = 0; i < groups.length; i++) {
            if (!gone[i] && nearest[i] != NOBODY && (best == NOBODY || distance[i] < distance[best])) {
                best = i;
            }
        }
        return best;
    }

    private void merge(int a, int b) {
        int kept = Math.min(a, b);
        int other = Math.max(a, b);
        int[] bereft = IntStream.range(0, groups.length)
                .filter(i -> !gone[i] && i != kept && i != other && (nearest[i] == kept || nearest[i] == other))
                .toArray();
        groups[kept] = groups[kept].with(groups[other]);
        gone[other] = true;
        lookFrom(kept, groups.length);
        for (int i : bereft) {
            lookFrom(i, groups.length);
        }
    }

    /** Compares a group with all before {@code end}; each side remembers the other if it is the nearest so far. */
    private void lookFrom(int i, int end) {
        IntStream others = IntStream.range(0, end);
        (end < WORTH_THREADS ? others : others.parallel())
                .forEach(j -> row[j] = gone[j] ? Double.POSITIVE_INFINITY : groups[i].squaredDistance(groups[j]));
        nearest[i] = NOBODY;
        for (int j = 0; j < end; j++) {
            if (j == i || !(row[j] < limit)) {
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
        return nearest[i] == NOBODY || value < distance[i] || (value == distance[i] && other < nearest[i]);
    }

    private void remember(boolean better, int i, int other, double value) {
        if (better) {
            nearest[i] = other;
            distance[i] = value;
        }
    }

    private List<FaceGroup> left() {
        return IntStream.range(0, groups.length)
                .filter(i -> !gone[i])
                .mapToObj(i -> groups[i])
                .toList();
    }
}
