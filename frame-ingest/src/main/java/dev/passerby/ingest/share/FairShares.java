package dev.passerby.ingest.share;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;

/**
 * The division of partitions among workers: even by cameras first, by partitions second, and with as few moves as that
 * takes, for every camera that moves is interrupted. Equal input gives equal output.
 *
 * <p>Three steps. What nobody holds goes to whoever has least, fullest partitions first. Then partitions with cameras move
 * from loaded workers to the least loaded as long as each move brings the two closer together. At last empty partitions,
 * which cost nothing to move, even out the numbers of partitions, so that cameras to come find an even division.
 */
public final class FairShares {

    private static final Comparator<Share> LIGHTEST_FIRST = Comparator.<Share>comparingLong(share -> share.cameras)
            .thenComparingInt(share -> share.partitions.size())
            .thenComparing(share -> share.worker);

    private final IntUnaryOperator cameras;
    private final List<Share> shares = new ArrayList<>();

    private FairShares(IntUnaryOperator cameras) {
        this.cameras = cameras;
    }

    /**
     * Divides the partitions.
     *
     * @param held what each worker holds so far; no partition twice; at least one worker
     * @param partitions how many there are, numbered from 0
     * @param cameras how many cameras lie in a partition
     */
    public static Map<String, Set<Integer>> divide(
            Map<String, Set<Integer>> held, int partitions, IntUnaryOperator cameras) {
        FairShares division = new FairShares(cameras);
        held.forEach((worker, own) -> division.shares.add(division.new Share(worker, own)));
        division.giveOutWhatNobodyHolds(partitions);
        while (division.movedCameras() || division.movedAnEmptyPartition()) {
            // Until no move helps.
        }
        Map<String, Set<Integer>> divided = new TreeMap<>();
        division.shares.forEach(share -> divided.put(share.worker, Set.copyOf(share.partitions)));
        return divided;
    }

    private void giveOutWhatNobodyHolds(int partitions) {
        Set<Integer> free = new TreeSet<>(Comparator.<Integer>comparingInt(cameras::applyAsInt)
                .reversed()
                .thenComparing(Comparator.naturalOrder()));
        for (int partition = 0; partition < partitions; partition++) {
            free.add(partition);
        }
        shares.forEach(share -> free.removeAll(share.partitions));
        free.forEach(partition -> lightest().add(partition));
    }

    private Share lightest() {
        return shares.stream().min(LIGHTEST_FIRST).orElseThrow();
    }

    private boolean movedCameras() {
        Share lightest = lightest();
        shares.sort(LIGHTEST_FIRST.reversed());
        for (Share loaded : shares) {
            long gap = loaded.cameras - lightest.cameras;
            Optional<Integer> best = loaded.partitions.stream()
                    .filter(partition -> count(partition) > 0 && count(partition) < gap)
                    .min(Comparator.<Integer>comparingLong(partition -> Math.abs(2L * count(partition) - gap))
                            .thenComparingInt(this::count));
            if (best.isPresent()) {
                loaded.remove(best.get());
                lightest.add(best.get());
                return true;
            }
        }
        return false;
    }

    private boolean movedAnEmptyPartition() {
        shares.sort(
                Comparator.<Share>comparingInt(share -> share.partitions.size()).thenComparing(share -> share.worker));
        Share fewest = shares.get(0);
        for (int i = shares.size() - 1; i > 0; i--) {
            Share many = shares.get(i);
            Optional<Integer> empty = many.partitions.stream()
                    .filter(partition -> count(partition) == 0)
                    .findFirst();
            if (empty.isPresent() && many.partitions.size() - fewest.partitions.size() > 1) {
                many.remove(empty.get());
                fewest.add(empty.get());
                return true;
            }
        }
        return false;
    }

    private int count(int partition) {
        return cameras.applyAsInt(partition);
    }

    /** What one worker has while the division is being made. */
    private final class Share {
        private final String worker;
        private final TreeSet<Integer> partitions = new TreeSet<>();
        private long cameras;

        private Share(String worker, Set<Integer> held) {
            this.worker = worker;
            held.forEach(this::add);
        }

        private void add(int partition) {
            partitions.add(partition);
            cameras += count(partition);
        }

        private void remove(int partition) {
            partitions.remove(partition);
            cameras -= count(partition);
        }
    }
}
