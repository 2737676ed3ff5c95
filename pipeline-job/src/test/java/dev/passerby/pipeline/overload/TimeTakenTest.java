package dev.passerby.pipeline.overload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TimeTakenTest {

    private final TimeTaken taken = new TimeTaken();

    @Test
    void adds_up_by_camera_and_in_all() {
        taken.add("door", 10, 10_000);
        taken.add("door", 20, 10_700);
        taken.add("yard", 5, 11_000);

        assertThat(taken.of("door", 11_000)).isEqualTo(30);
        assertThat(taken.of("roof", 11_000)).isZero();
        assertThat(taken.ofAll(11_000)).isEqualTo(35);
        assertThat(taken.cameras(11_000)).isEqualTo(2);
    }

    @Test
    void forgets_what_is_older_than_the_window_and_cameras_that_are_gone() {
        taken.add("door", 10, 10_000);
        taken.add("yard", 5, 12_000);

        assertThat(taken.of("door", 14_499)).isEqualTo(10);
        assertThat(taken.of("door", 15_000)).isZero();
        assertThat(taken.ofAll(15_000)).isEqualTo(5);
        assertThat(taken.cameras(15_000)).isEqualTo(1);
        assertThat(taken.cameras(1_000_000)).isZero();
        assertThat(taken.ofAll(1_000_000)).isZero();
    }

    @Test
    void a_camera_that_took_nothing_was_there_all_the_same() {
        taken.add("door", 0, 10_000);

        assertThat(taken.cameras(10_000)).isEqualTo(1);
    }

    @Test
    void a_clock_that_is_set_back_changes_nothing() {
        taken.add("door", 10, 10_000);
        taken.add("door", -500, 2_000);

        assertThat(taken.of("door", 2_000)).isEqualTo(10);
        assertThat(taken.of("door", 10_000)).isEqualTo(10);
    }
}
