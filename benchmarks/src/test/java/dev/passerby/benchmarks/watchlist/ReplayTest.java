package dev.passerby.benchmarks.watchlist;

import static dev.passerby.benchmarks.watchlist.DrawnClip.gallery;
import static dev.passerby.benchmarks.watchlist.DrawnClip.times;
import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.benchmarks.identification.Ending;
import dev.passerby.benchmarks.identification.Search;
import dev.passerby.benchmarks.watchlist.DrawnClip.Somebody;
import dev.passerby.vision.tracking.TrackingRules;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReplayTest {

    private static final TrackingRules RULES = TrackingRules.STANDARD;

    @Test
    void an_enrolled_person_is_named_at_the_second_picture() {
        SeenClip clip = DrawnClip.of("Ada", "door", times(6, Somebody.fit("Ada")));

        assertThat(Replay.of(clip, gallery("Ada", "Bob"), true, RULES))
                .singleElement()
                .satisfies(search -> {
                    assertThat(search.ending()).isEqualTo(Ending.NAMED);
                    assertThat(search.wronglyNamed()).isEmpty();
                    assertThat(search.timeToNameMillis()).isEqualTo(200);
                    assertThat(search.distance()).isLessThan(1e-3);
                });
    }

    @Test
    void a_stranger_is_unknown() {
        SeenClip clip = DrawnClip.of("Ada", "door", times(6, Somebody.fit("Ada")));

        assertThat(Replay.of(clip, gallery("Bob"), false, RULES))
                .singleElement()
                .satisfies(search -> {
                    assertThat(search.ending()).isEqualTo(Ending.UNKNOWN);
                    assertThat(search.isRight()).isTrue();
                    assertThat(search.timeToNameMillis()).isNull();
                });
    }

    @Test
    void a_stranger_who_looks_like_somebody_enrolled_has_a_wrong_name() {
        SeenClip clip = DrawnClip.of("Ada", "door", times(6, Somebody.fit("Bob")));

        assertThat(Replay.of(clip, gallery("Bob"), false, RULES))
                .singleElement()
                .satisfies(search -> {
                    assertThat(search.ending()).isEqualTo(Ending.WRONG);
                    assertThat(search.wronglyNamed()).containsExactly("Bob");
                });
    }

    @Test
    void a_clip_in_which_nobody_is_found_is_one_search_that_saw_nobody() {
        SeenClip clip = DrawnClip.of("Ada", "door", times(6));

        assertThat(Replay.of(clip, gallery("Ada"), true, RULES))
                .singleElement()
                .extracting(Search::ending)
                .isEqualTo(Ending.UNSEEN);
    }

    @Test
    void a_face_never_fit_is_undecided_where_it_is_all_there_is() {
        SeenClip clip = DrawnClip.of("Ada", "door", times(6, new Somebody("Ada", 100, false)));

        assertThat(Replay.of(clip, gallery("Ada"), true, RULES))
                .singleElement()
                .extracting(Search::ending)
                .isEqualTo(Ending.UNDECIDED);
    }

    @Test
    void beside_a_longer_track_one_of_which_nothing_was_said_is_fleeting() {
        Somebody ada = Somebody.fit("Ada");
        Somebody hand = new Somebody("a hand", 400, false);
        SeenClip clip = DrawnClip.of("Ada", "door", frames(times(3, ada, hand), times(3, ada)));

        assertThat(Replay.of(clip, gallery("Ada"), true, RULES))
                .extracting(Search::ending)
                .containsExactlyInAnyOrder(Ending.NAMED, Ending.FLEETING);
    }

    @Test
    void beside_a_longer_track_a_wrong_name_counts_all_the_same() {
        Somebody ada = Somebody.fit("Ada");
        Somebody bob = new Somebody("Bob", 400, true);
        SeenClip clip = DrawnClip.of("Ada", "door", frames(times(3, ada, bob), times(3, ada)));

        assertThat(Replay.of(clip, gallery("Ada", "Bob"), true, RULES))
                .extracting(Search::ending)
                .containsExactlyInAnyOrder(Ending.NAMED, Ending.WRONG);
    }

    @Test
    void a_threshold_that_strangers_pass_gives_them_a_name() {
        SeenClip clip = DrawnClip.of("Ada", "door", times(6, Somebody.fit("Ada")));

        // Strangers drawn at random are about the square root of 2 apart.
        TrackingRules lax = WatchlistSettings.atThreshold(1.6, RULES);
        assertThat(Replay.of(clip, gallery("Bob"), false, lax))
                .singleElement()
                .extracting(Search::ending)
                .isEqualTo(Ending.WRONG);
    }

    @Test
    void a_named_face_that_stands_still_is_not_embedded_in_every_frame() {
        SeenClip clip = DrawnClip.of("Ada", "door", times(6, Somebody.fit("Ada")));

        Effort effort = Replay.effort(clip, gallery("Ada"), true, RULES);

        assertThat(effort).isEqualTo(new Effort(3, 6, 1_000));
        assertThat(effort.plus(effort).embeddingsPerTrackSecond()).isEqualTo(3);
        assertThat(effort.sightingsPerTrackSecond()).isEqualTo(6);
        assertThat(Effort.NONE.embeddingsPerTrackSecond()).isNull();
    }

    private static List<List<Somebody>> frames(List<List<Somebody>> first, List<List<Somebody>> then) {
        return Stream.concat(first.stream(), then.stream()).toList();
    }
}
