package dev.passerby.benchmarks.clustering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PairwiseScoreTest {

    @Test
    void countsPairsNotPhotos() {
        // Together: 1-1, 2-2 three times. Right: the two of Ann, the two of Bob. One person: Ann three times, Bob once.
        PairwiseScore score = PairwiseScore.of(List.of("Ann", "Ann", "Ann", "Bob", "Bob"), List.of(1, 1, 2, 2, 2));

        assertThat(score.precision()).isEqualTo(2.0 / 4);
        assertThat(score.recall()).isEqualTo(2.0 / 4);
        assertThat(score.f1()).isEqualTo(0.5);
    }

    @Test
    void aRightGroupingIsOneWhateverTheNumbersOfItsGroups() {
        assertThat(PairwiseScore.of(List.of("Ann", "Bob", "Ann"), List.of(7, 3, 7)))
                .isEqualTo(new PairwiseScore(1, 1, 1));
    }

    @Test
    void everybodyInOneGroupFindsAllAndPutsStrangersTogether() {
        PairwiseScore score = PairwiseScore.of(List.of("Ann", "Ann", "Bob"), List.of(0, 0, 0));

        assertThat(score.recall()).isEqualTo(1);
        assertThat(score.precision()).isCloseTo(1.0 / 3, within(1e-12));
        assertThat(score.f1()).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void nothingPutTogetherIsNothingWrong() {
        assertThat(PairwiseScore.of(List.of("Ann", "Ann"), List.of(0, 1))).isEqualTo(new PairwiseScore(1, 0, 0));
        assertThat(PairwiseScore.of(List.of("Ann", "Bob"), List.of(0, 1))).isEqualTo(new PairwiseScore(1, 1, 1));
        assertThat(PairwiseScore.of(List.of("Ann", "Bob"), List.of(0, 0))).isEqualTo(new PairwiseScore(0, 1, 0));
    }

    @Test
    void agreesWithCountingEveryPair() {
        Random random = new Random(3);
        for (int i = 0; i < 1_000; i++) {
            List<String> people = new ArrayList<>();
            List<Integer> groups = new ArrayList<>();
            for (int photo = random.nextInt(12); photo >= 0; photo--) {
                people.add("P" + random.nextInt(4));
                groups.add(random.nextInt(4));
            }

            int together = 0;
            int same = 0;
            int both = 0;
            for (int a = 0; a < people.size(); a++) {
                for (int b = 0; b < a; b++) {
                    boolean oneGroup = groups.get(a).equals(groups.get(b));
                    boolean onePerson = people.get(a).equals(people.get(b));
                    together += oneGroup ? 1 : 0;
                    same += onePerson ? 1 : 0;
                    both += oneGroup && onePerson ? 1 : 0;
                }
            }

            PairwiseScore score = PairwiseScore.of(people, groups);
            assertThat(score.precision()).isEqualTo(together == 0 ? 1 : (double) both / together);
            assertThat(score.recall()).isEqualTo(same == 0 ? 1 : (double) both / same);
        }
    }

    @Test
    void refusesListsOfDifferentLengths() {
        assertThatThrownBy(() -> PairwiseScore.of(List.of("Ann"), List.of()))
                .hasMessage("every photo needs a person and a group, got 1 people and 0 groups");
    }
}
