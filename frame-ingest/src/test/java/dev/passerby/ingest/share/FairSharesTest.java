package dev.passerby.ingest.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

class FairSharesTest {

    private static final int PARTITIONS = 64;

    @Test
    void theFirstWorkerGetsEverything() {
        assertThat(divide(Map.of("a", Set.of()), cameras(5, 9)).get("a")).hasSize(PARTITIONS);
    }

    @Test
    void aSecondWorkerGetsHalfOfTheCamerasAndTheFirstKeepsTheOther() {
        IntUnaryOperator cameras = cameras(1, 2, 3, 4, 5, 6);
        Map<String, Set<Integer>> alone = divide(Map.of("a", Set.of()), cameras);
        Map<String, Set<Integer>> shared = divide(Map.of("a", alone.get("a"), "b", Set.of()), cameras);

        assertThat(count(shared.get("a"), cameras)).isEqualTo(3);
        assertThat(count(shared.get("b"), cameras)).isEqualTo(3);
        assertThat(shared.get("a")).hasSize(PARTITIONS / 2);
    }

    @Test
    void aDivisionThatIsFairStays() {
        IntUnaryOperator cameras = cameras(1, 2, 3, 40, 50, 60);
        Map<String, Set<Integer>> once = divide(Map.of("a", Set.of(), "b", Set.of(), "c", Set.of()), cameras);
        assertThat(divide(once, cameras)).isEqualTo(once);
    }

    @Test
    void whatADeadWorkerHeldGoesToTheOthersAndTheirsStay() {
        IntUnaryOperator cameras = cameras(1, 2, 3, 4, 5, 6);
        Map<String, Set<Integer>> before = divide(Map.of("a", Set.of(), "b", Set.of(), "c", Set.of()), cameras);
        Map<String, Set<Integer>> after = divide(Map.of("a", before.get("a"), "b", before.get("b")), cameras);

        assertThat(after.get("a")).containsAll(withCameras(before.get("a"), cameras));
        assertThat(after.get("b")).containsAll(withCameras(before.get("b"), cameras));
        assertThat(count(after.get("a"), cameras)).isEqualTo(3);
    }

    @Test
    void camerasThatLieTogetherMoveOnlyWhereThatHelps() {
        IntUnaryOperator cameras = partition -> partition == 9 ? 4 : partition == 11 ? 1 : 0;
        Map<String, Set<Integer>> shared = divide(Map.of("a", Set.of(9, 11), "b", Set.of()), cameras);

        assertThat(shared.get("a")).contains(9).doesNotContain(11);
        assertThat(shared.get("b")).contains(11);
    }

    @Test
    void moreWorkersThanPartitionsLeaveSomeWithNone() {
        Map<String, Set<Integer>> held = new TreeMap<>();
        for (int worker = 0; worker < PARTITIONS + 3; worker++) {
            held.put("worker" + worker, Set.of());
        }
        assertThat(divide(held, cameras()).values()).filteredOn(Set::isEmpty).hasSize(3);
    }

    /** Workers come, die and come again while cameras lie anywhere: everything is always held once, and evenly. */
    @Test
    void everyPartitionHasOneHolderWhateverHappened() {
        Random random = new Random(7);
        Map<String, Set<Integer>> held = new TreeMap<>(Map.of("worker0", Set.of()));
        for (int turn = 0; turn < 500; turn++) {
            int[] counts = random.ints(PARTITIONS, 0, 3).toArray();
            if (held.size() > 1 && random.nextBoolean()) {
                held.remove(held.keySet().iterator().next());
            } else if (held.size() < 9) {
                held.put("worker" + random.nextInt(1000), new TreeSet<>());
            }
            held = new TreeMap<>(divide(held, partition -> counts[partition]));

            assertThat(held.values().stream().flatMap(Set::stream).sorted())
                    .hasSize(PARTITIONS)
                    .doesNotHaveDuplicates();
            var loads = held.values().stream()
                    .mapToInt(share -> count(share, partition -> counts[partition]))
                    .summaryStatistics();
            assertThat(loads.getMax() - loads.getMin()).isLessThanOrEqualTo(2);
        }
    }

    private static Map<String, Set<Integer>> divide(Map<String, Set<Integer>> held, IntUnaryOperator cameras) {
        return FairShares.divide(held, PARTITIONS, cameras);
    }

    private static IntUnaryOperator cameras(Integer... partitions) {
        return partition -> Set.of(partitions).contains(partition) ? 1 : 0;
    }

    private static Set<Integer> withCameras(Set<Integer> share, IntUnaryOperator cameras) {
        Set<Integer> some = new TreeSet<>(share);
        some.removeIf(partition -> cameras.applyAsInt(partition) == 0);
        return some;
    }

    private static int count(Set<Integer> share, IntUnaryOperator cameras) {
        return share.stream().mapToInt(cameras::applyAsInt).sum();
    }
}
