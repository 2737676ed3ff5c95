package dev.passerby.wire.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SeqRunsTest {

    @Test
    void numbersInARowAreOneRun() {
        assertThat(set(List.of(0, 1, 2, 3))).isEqualTo(SeqRuns.of(0, 3));
    }

    @Test
    void aNumberThatFillsAGapJoinsTheRuns() {
        assertThat(set(List.of(0, 1, 3, 4, 2))).isEqualTo(SeqRuns.of(0, 4));
    }

    @Test
    void itHoldsWhatAPlainSetHolds() {
        Random random = new Random(1);
        for (int round = 0; round < 300; round++) {
            Set<Integer> a = some(random);
            Set<Integer> b = some(random);
            SeqRuns left = set(a);
            SeqRuns right = set(b);
            Set<Integer> both = new TreeSet<>(a);
            both.addAll(b);
            Set<Integer> onlyLeft = new TreeSet<>(a);
            onlyLeft.removeAll(b);
            assertThat(left.count()).isEqualTo(a.size());
            for (int seq = 0; seq < 60; seq++) {
                int limit = seq;
                assertThat(left.has(seq)).isEqualTo(a.contains(seq));
                assertThat(left.countBelow(seq))
                        .isEqualTo(a.stream().filter(one -> one < limit).count());
                assertThat(left.from(seq))
                        .isEqualTo(set(a.stream().filter(one -> one >= limit).toList()));
            }
            assertThat(left.or(right)).isEqualTo(set(both));
            assertThat(left.minus(right)).isEqualTo(set(onlyLeft));
            assertThat(left.first().isPresent()).isEqualTo(!a.isEmpty());
        }
    }

    @Test
    void aSetOfTooManyRunsForgetsTheOldestAndRemembersHowManyTheyWere() {
        SeqRuns evens = set(List.of(0, 2, 4, 6, 8)).keeping(2);

        assertThat(evens).isEqualTo(new SeqRuns(5, 3, List.of(new SeqRun(6, 6), new SeqRun(8, 8))));
        assertThat(evens.count()).isEqualTo(5);
        assertThat(evens.countBelow(7)).isEqualTo(4);
        assertThat(evens.has(1)).as("nobody knows any more").isTrue();
        assertThat(evens.has(7)).isFalse();
        assertThat(evens).hasToString("3 below 5, 6, 8");
    }

    @Test
    void theUnionOfSetsWithMarksKnowsNumbersFromTheHigherMarkOn() {
        SeqRuns early = set(List.of(0, 2, 4, 6, 8)).keeping(2);
        SeqRuns late = SeqRuns.of(3, 9);

        assertThat(early.or(late)).isEqualTo(new SeqRuns(5, 5, List.of(new SeqRun(5, 9))));
        assertThat(late.or(early)).isEqualTo(early.or(late));
    }

    @Test
    void runsThatTouchOrDescendAreRefused() {
        assertThatThrownBy(() -> new SeqRuns(0, 0, List.of(new SeqRun(0, 4), new SeqRun(5, 6))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("runs must ascend from the mark with gaps between them, got 5-6 where 6 is the least");
        assertThatThrownBy(() -> new SeqRuns(5, 6, List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SeqRun(3, 2)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Set<Integer> some(Random random) {
        Set<Integer> some = new TreeSet<>();
        int many = random.nextInt(50);
        for (int i = 0; i < many; i++) {
            some.add(random.nextInt(60));
        }
        return some;
    }

    private static SeqRuns set(Collection<Integer> numbers) {
        SeqRuns set = SeqRuns.NONE;
        for (int number : numbers) {
            set = set.with(number);
        }
        return set;
    }
}
