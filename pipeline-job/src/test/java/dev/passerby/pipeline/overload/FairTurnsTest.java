package dev.passerby.pipeline.overload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.pipeline.overload.Street.Camera;
import dev.passerby.pipeline.overload.Street.Fate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FairTurnsTest {

    private static final Duration TWO_MINUTES = Duration.ofMinutes(2);

    private final Street street = new Street();

    @Test
    void a_crowd_before_one_camera_leaves_the_light_cameras_their_frames_and_gets_the_rest() {
        List<Camera> cameras = light(7, 20, 10);
        cameras.add(new Camera("crowd", 5, 100, 300));

        Map<String, Fate> fates = street.pass(TWO_MINUTES, 1, cameras);

        assertThat(lightOnes(fates)).allSatisfy(fate -> assertThat(fate.kept()).isGreaterThan(0.99));
        // The embedding thread has 650 of 1,000 ms left for it, a frame takes 300.
        assertThat(fates.get("crowd").taken / 120.0).isBetween(1.9, 2.2);
        assertThat(fates.get("crowd").stale).isZero();
    }

    @Test
    void two_crowds_get_the_same_time_whatever_a_frame_of_theirs_takes() {
        List<Camera> cameras = light(6, 20, 5);
        cameras.add(new Camera("crowd", 5, 150, 0));
        cameras.add(new Camera("throng", 10, 300, 0));

        Map<String, Fate> fates = street.pass(TWO_MINUTES, 1, cameras);

        assertThat(lightOnes(fates)).allSatisfy(fate -> assertThat(fate.kept()).isGreaterThan(0.98));
        double crowd = fates.get("crowd").taken * 150.0;
        double throng = fates.get("throng").taken * 300.0;
        assertThat(throng / crowd).isBetween(0.75, 1.33);
        assertThat(crowd + throng)
                .as("ms of 120,000, of which the others need 72,000")
                .isBetween(44_000.0, 52_000.0);
    }

    @Test
    void when_all_are_too_much_all_get_the_same_and_what_is_looked_at_is_no_older_than_it_must_be() {
        Map<String, Fate> fates = street.pass(TWO_MINUTES, 10, light(8, 20, 10));

        assertThat(fates.values())
                .allSatisfy(fate -> assertThat(fate.taken / 120.0).isBetween(0.5, 0.75));
        assertThat(fates.values()).flatExtracting(fate -> fate.ages).allSatisfy(age -> assertThat(age)
                .isLessThan(2_500));
    }

    @Test
    void after_two_minutes_ten_times_slower_every_frame_is_looked_at_again_at_once() {
        List<Camera> cameras = light(8, 20, 10);
        street.pass(TWO_MINUTES, 10, cameras);
        street.pass(Duration.ofSeconds(10), 1, cameras);

        Map<String, Fate> fates = street.pass(TWO_MINUTES, 1, cameras);

        assertThat(fates.values()).allSatisfy(fate -> {
            assertThat(fate.kept()).isEqualTo(1);
            assertThat(fate.ages).allSatisfy(age -> assertThat(age).isLessThan(300));
        });
    }

    @Test
    void nobody_stands_back_while_there_is_time_for_all() {
        List<Camera> cameras = light(7, 20, 10);
        cameras.add(new Camera("busy", 5, 50, 20));

        assertThat(street.pass(TWO_MINUTES, 1, cameras).values())
                .allSatisfy(fate -> assertThat(fate.kept()).isEqualTo(1));
    }

    @Test
    void frames_that_are_late_for_another_reason_are_looked_at() {
        FairTurns turns = new FairTurns();
        turns.detected("busy", 2_000, 10_000);
        turns.detected("idle", 10, 10_000);

        assertThat(turns.standsBack("busy", 1_999, Street.MAX_AGE, 10_001)).isFalse();
    }

    @Test
    void the_limit_is_the_equal_share_at_half_of_the_maximal_age_and_a_third_of_it_at_the_whole() {
        FairTurns turns = new FairTurns();
        turns.detected("crowd", 2_600, 10_000);
        turns.detected("middle", 900, 10_000);

        assertThat(turns.standsBack("crowd", 500, Street.MAX_AGE, 10_000)).isFalse();
        assertThat(turns.standsBack("crowd", 990, Street.MAX_AGE, 10_000)).isTrue();
        assertThat(turns.standsBack("middle", 1_500, Street.MAX_AGE, 10_000)).isFalse();
        assertThat(turns.standsBack("middle", 2_000, Street.MAX_AGE, 10_000)).isTrue();
    }

    @Test
    void both_operators_of_a_subtask_see_the_same_account_and_another_subtask_has_its_own() {
        FairTurns turns = FairTurns.of("FairTurnsTest", 3);

        assertThat(FairTurns.of("FairTurnsTest", 3)).isSameAs(turns);
        assertThat(FairTurns.of("FairTurnsTest", 4)).isNotSameAs(turns);
        assertThat(FairTurns.of("another run", 3)).isNotSameAs(turns);
    }

    private static List<Camera> light(int count, double detectMillis, double embedMillis) {
        List<Camera> cameras = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            cameras.add(new Camera("light-" + i, 5, detectMillis, embedMillis));
        }
        return cameras;
    }

    private static List<Fate> lightOnes(Map<String, Fate> fates) {
        return fates.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("light"))
                .map(Map.Entry::getValue)
                .toList();
    }
}
