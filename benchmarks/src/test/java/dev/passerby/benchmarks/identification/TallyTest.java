package dev.passerby.benchmarks.identification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TallyTest {

    private static final List<Ending> ENDINGS = List.copyOf(EnumSet.allOf(Ending.class));

    private static final int SCENES = 2_000;

    @Test
    void each_search_is_counted_for_what_became_of_it() {
        Tally tally = Tally.of(List.of(
                mate(Ending.NAMED),
                mate(Ending.NAMED, "Bob"),
                mate(Ending.WRONG, "Bob"),
                mate(Ending.UNKNOWN),
                mate(Ending.UNDECIDED),
                mate(Ending.UNSEEN),
                mate(Ending.FLEETING),
                stranger(Ending.UNKNOWN),
                stranger(Ending.UNKNOWN, "Bob"),
                stranger(Ending.WRONG, "Bob"),
                stranger(Ending.UNSEEN),
                stranger(Ending.FLEETING)));

        assertThat(tally).isEqualTo(new Tally(6, 2, 3, 4, 2, 2, 4, 2));
        assertThat(tally.tracks()).isEqualTo(10);
        assertThat(tally.fpir()).isEqualTo(2 / 4.0);
        assertThat(tally.fnir()).isEqualTo(4 / 6.0);
    }

    @Test
    void there_is_no_rate_of_nothing() {
        assertThat(Tally.NONE.fpir()).isNull();
        assertThat(Tally.NONE.fnir()).isNull();
        assertThat(Tally.of(List.of(mate(Ending.NAMED))).fpir()).isNull();
        assertThat(Tally.of(List.of(mate(Ending.NAMED))).fnir()).isEqualTo(0.0);
    }

    @Test
    void a_search_is_right_with_the_right_name_or_none_and_never_after_a_wrong_one() {
        assertThat(mate(Ending.NAMED).isRight()).isTrue();
        assertThat(mate(Ending.NAMED, "Bob").isRight()).isFalse();
        assertThat(mate(Ending.UNDECIDED).isRight()).isFalse();
        assertThat(mate(Ending.FLEETING).isRight()).isTrue();
        assertThat(stranger(Ending.UNKNOWN).isRight()).isTrue();
        assertThat(stranger(Ending.UNDECIDED).isRight()).isTrue();
        assertThat(stranger(Ending.UNKNOWN, "Bob").isRight()).isFalse();
    }

    @Test
    void a_stranger_cannot_be_named_rightly_nor_a_wrong_name_pass_as_fleeting() {
        assertThatThrownBy(() -> stranger(Ending.NAMED)).hasMessageContaining("who is not enrolled");
        assertThatThrownBy(() -> mate(Ending.FLEETING, "Bob")).hasMessageContaining("had a wrong name counts");
    }

    @Test
    void whatever_the_searches_nothing_is_lost_or_counted_twice() {
        for (int scene = 0; scene < SCENES; scene++) {
            List<Search> searches = randomSearches(new Random(scene));
            Tally tally = Tally.of(searches);

            assertThat(tally.tracks() + tally.fleeting()).isEqualTo(searches.size());
            long wrongMates = searches.stream()
                    .filter(search -> search.mate() && search.ending() == Ending.WRONG)
                    .count();
            assertThat(tally.named() + tally.missed() + wrongMates).isEqualTo(tally.mates());
            assertThat(tally.unknownRight()).isLessThanOrEqualTo(tally.strangers());
            assertThat(tally.wrong()).isLessThanOrEqualTo(tally.wrongAtAnyTime());
            int cut = searches.size() / 2;
            assertThat(Tally.of(searches.subList(0, cut)).plus(Tally.of(searches.subList(cut, searches.size()))))
                    .isEqualTo(tally);
            assertThat(tally.wrongAtAnyTime() + tally.missed() == 0)
                    .isEqualTo(searches.stream().allMatch(Search::isRight));
        }
    }

    private static List<Search> randomSearches(Random random) {
        List<Search> searches = new ArrayList<>();
        int count = random.nextInt(30);
        for (int i = 0; i < count; i++) {
            boolean mate = random.nextBoolean();
            Ending ending = ENDINGS.get(random.nextInt(ENDINGS.size()));
            boolean wrong = ending == Ending.WRONG || (ending != Ending.FLEETING && random.nextInt(4) == 0);
            if (mate || ending != Ending.NAMED) {
                searches.add(new Search("Ada", "clip", mate, ending, wrong ? Set.of("Bob") : Set.of(), null, null));
            }
        }
        return searches;
    }

    private static Search mate(Ending ending, String... wrong) {
        return new Search("Ada", "clip", true, ending, Set.of(wrong), null, null);
    }

    private static Search stranger(Ending ending, String... wrong) {
        return new Search("Ada", "clip", false, ending, Set.of(wrong), null, null);
    }
}
