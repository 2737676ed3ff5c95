package dev.passerby.deploy.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class VisitsTest {

    private final Visits visits = new Visits(List.of("door", "yard"), 7);

    @Test
    void somebody_is_there_for_a_second_and_nobody_for_nine() {
        assertThat(visits.frame(0).people()).isEqualTo(1);
        assertThat(visits.frame(4).people()).isEqualTo(1);
        assertThat(visits.frame(5).people()).isZero();
        assertThat(visits.frame(49).people()).isZero();
        assertThat(visits.frame(50).people()).isEqualTo(1);
    }

    @Test
    void a_visit_makes_three_events_under_the_id_of_its_first_frame() {
        assertThat(visits.events(2)).hasSize(12).contains("door-7-0-0/0", "door-7-0-0/2", "yard-7-50-0/1");
    }
}
