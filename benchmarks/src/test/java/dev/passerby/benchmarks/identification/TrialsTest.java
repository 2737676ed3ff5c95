package dev.passerby.benchmarks.identification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TrialsTest {

    private static final int SCENES = 500;

    @Test
    void everyone_in_turn_is_the_stranger_and_the_others_are_enrolled_in_every_combination() {
        SortedMap<String, List<Still>> stills = new TreeMap<>();
        stills.put("Ada", List.of(still("Ada", 0), still("Ada", 1)));
        stills.put("Bob", List.of(still("Bob", 0)));
        stills.put("Cleo", List.of(still("Cleo", 0), still("Cleo", 1), still("Cleo", 2)));

        List<Trial> trials = Trials.leavingOneOut(stills, 100);

        assertThat(trials).hasSize(3 + 6 + 2).doesNotHaveDuplicates();
        assertThat(trials).filteredOn(trial -> trial.stranger().equals("Ada")).hasSize(3);
        assertThat(trials).filteredOn(trial -> trial.stranger().equals("Bob")).hasSize(6);
        assertThat(trials)
                .filteredOn(trial -> trial.stranger().equals("Cleo"))
                .extracting(Trial::enrolled)
                .containsExactly(List.of(still("Ada", 0), still("Bob", 0)), List.of(still("Ada", 1), still("Bob", 0)));
    }

    @Test
    void who_has_no_photo_is_only_ever_the_stranger() {
        SortedMap<String, List<Still>> stills = new TreeMap<>();
        stills.put("Ada", List.of(still("Ada", 0)));
        stills.put("Nobody", List.of());

        assertThat(Trials.leavingOneOut(stills, 100)).containsExactly(new Trial("Nobody", List.of(still("Ada", 0))));
    }

    @Test
    void whatever_the_photos_no_stranger_is_enrolled_and_every_photo_is_used_against_every_stranger() {
        for (int scene = 0; scene < SCENES; scene++) {
            Random random = new Random(scene);
            SortedMap<String, List<Still>> stills = randomStills(random);
            int most = 1 + random.nextInt(50);

            List<Trial> trials = Trials.leavingOneOut(stills, most);

            assertThat(trials).isEqualTo(Trials.leavingOneOut(stills, most));
            for (String stranger : stills.keySet()) {
                List<Trial> against = trials.stream()
                        .filter(trial -> trial.stranger().equals(stranger))
                        .toList();
                Set<Still> used = new HashSet<>();
                Set<Still> all = new HashSet<>();
                against.forEach(trial -> used.addAll(trial.enrolled()));
                stills.forEach((person, list) -> all.addAll(person.equals(stranger) ? List.of() : list));
                assertThat(used).isEqualTo(all);
                int longest =
                        stills.values().stream().mapToInt(List::size).max().orElse(0);
                assertThat(against.size()).isLessThanOrEqualTo(Math.max(most, longest));
                for (Trial trial : against) {
                    assertThat(trial.enrolled().stream().map(Still::person)).doesNotHaveDuplicates();
                }
            }
        }
    }

    @Test
    void a_clip_is_searched_unless_it_enrols_or_its_person_is_neither_enrolled_nor_the_stranger() {
        Trial trial = new Trial("Cleo", List.of(new Still("Ada", "ada-1", "frame"), new Still("Bob", null, "photo")));

        assertThat(trial.searches("Ada", "ada-1")).isFalse();
        assertThat(trial.searches("Ada", "ada-2")).isTrue();
        assertThat(trial.searches("Bob", "bob-1")).isTrue();
        assertThat(trial.searches("Cleo", "cleo-1")).isTrue();
        assertThat(trial.searches("Dora", "dora-1")).isFalse();
        assertThat(trial.enrols("Ada")).isTrue();
        assertThat(trial.enrols("Cleo")).isFalse();
    }

    private static SortedMap<String, List<Still>> randomStills(Random random) {
        SortedMap<String, List<Still>> stills = new TreeMap<>();
        int people = 2 + random.nextInt(5);
        for (int person = 0; person < people; person++) {
            List<Still> ofPerson = new ArrayList<>();
            int photos = random.nextInt(12);
            for (int photo = 0; photo < photos; photo++) {
                ofPerson.add(still("person " + person, photo));
            }
            stills.put("person " + person, ofPerson);
        }
        return stills;
    }

    private static Still still(String person, int number) {
        return new Still(person, person + "-clip", person + " " + number);
    }
}
