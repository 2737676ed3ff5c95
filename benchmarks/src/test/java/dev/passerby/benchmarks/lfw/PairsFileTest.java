package dev.passerby.benchmarks.lfw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PairsFileTest {

    private static final List<String> TWO_FOLDS =
            List.of("2\t1", "Ann\t1\t2", "Ann\t1\tBob\t3", "Bob\t1\t4", "Cat\t2\tDan\t1");

    @Test
    void folds_and_pairs_come_in_the_files_order() throws Exception {
        PairsFile file = PairsFile.parse("pairs.txt", TWO_FOLDS);

        assertThat(file.folds()).isEqualTo(2);
        assertThat(file.pairs())
                .containsExactly(
                        new LfwPair(1, new LfwImage("Ann", 1), new LfwImage("Ann", 2)),
                        new LfwPair(1, new LfwImage("Ann", 1), new LfwImage("Bob", 3)),
                        new LfwPair(2, new LfwImage("Bob", 1), new LfwImage("Bob", 4)),
                        new LfwPair(2, new LfwImage("Cat", 2), new LfwImage("Dan", 1)));
        assertThat(file.pairs()).extracting(LfwPair::same).containsExactly(true, false, true, false);
        assertThat(file.of(file.chosen("2"))).hasSize(2);
        assertThat(new LfwImage("Ann", 12).in(Path.of("lfw"))).isEqualTo(Path.of("lfw", "Ann", "Ann_0012.jpg"));
    }

    @Test
    void a_single_number_is_a_single_fold() throws Exception {
        PairsFile file = PairsFile.parse("pairs.txt", List.of("1", "Ann 1 2", "Ann 1 Bob 3"));
        assertThat(file.folds()).isEqualTo(1);
        assertThat(file.pairs()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1 | 1
            1-2 | 1 2
            2,1 | 1 2
            '' | 1 2
            """)
    void folds_are_chosen_by_a_list(String list, String chosen) throws Exception {
        assertThat(PairsFile.parse("pairs.txt", TWO_FOLDS).chosen(list))
                .extracting(String::valueOf)
                .containsExactly(chosen.split(" "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "3", "2-1", "1-2-3", "x", "1,,2", "-1"})
    void other_lists_are_refused_in_one_line(String list) throws Exception {
        PairsFile file = PairsFile.parse("pairs.txt", TWO_FOLDS);
        assertThatThrownBy(() -> file.chosen(list))
                .isInstanceOf(MalformedPairs.class)
                .hasMessage("--folds must be a list such as 1-3,5 of folds from 1 to 2, got '" + list + "'");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            '' | pairs.txt, line 1: must hold a number from 1 to 1000000, got ''
            2 1 5 | pairs.txt, line 1: must hold the number of folds and of pairs in each
            0 1 | pairs.txt, line 1: must hold a number from 1 to 1000, got '0'
            1 1/Ann 1 | pairs.txt, line 2: must be 'Name i j', a pair of one person, got 'Ann 1'
            1 1/Ann 1 x | pairs.txt, line 2: must hold a number from 1 to 9999, got 'x'
            1 1/Ann 1 2/Ann 1 Ann 2 | pairs.txt, line 3: must be 'Name i Other j', a pair of two people, got 'Ann 1 Ann 2'
            1 1/Ann 1 2 | pairs.txt: ends after line 2, and 1 folds of 1 + 1 pairs need 3 lines
            """)
    void a_malformed_file_is_told_by_its_line(String lines, String message) {
        assertThatThrownBy(() -> PairsFile.parse("pairs.txt", List.of(lines.split("/", -1))))
                .isInstanceOf(MalformedPairs.class)
                .hasMessage(message);
    }

    @Test
    void a_missing_file_is_one_line() {
        assertThatThrownBy(() -> PairsFile.read(Path.of("no-such-pairs.txt")))
                .hasMessage("no-such-pairs.txt: cannot be read as text; does it exist?");
    }
}
