package dev.passerby.benchmarks.identification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SafetyTest {

    private static final int SCENES = 2_000;

    @Test
    void the_room_is_from_the_last_miss_below_to_the_first_wrong_name_above() {
        Safety safety = Safety.of(
                0.8, List.of(point(0.5, 0.2, 0), point(0.6, 0, 0), point(0.8, 0, 0), point(0.9, 0, 0), point(1, 0, 3)));

        assertThat(safety.everyMateFrom()).isEqualTo(0.6);
        assertThat(safety.noWrongNameUpTo()).isEqualTo(0.9);
        assertThat(safety.roomBelow()).isCloseTo(0.2, within(1e-12));
        assertThat(safety.roomAbove()).isCloseTo(0.1, within(1e-12));
    }

    @Test
    void a_threshold_beyond_the_first_wrong_name_has_less_than_no_room_above_it() {
        Safety safety = Safety.of(0.8, List.of(point(0.6, 0, 0), point(0.8, 0, 1)));

        assertThat(safety.noWrongNameUpTo()).isEqualTo(0.6);
        assertThat(safety.roomAbove()).isNegative();
    }

    @Test
    void a_threshold_that_misses_somebody_has_no_room_below_it() {
        Safety safety = Safety.of(0.8, List.of(point(0.6, 0, 0), point(0.8, 0.1, 0), point(0.9, 0, 0)));

        assertThat(safety.everyMateFrom()).isNull();
        assertThat(safety.roomBelow()).isNull();
    }

    @Test
    void a_wrong_name_at_the_least_threshold_leaves_nothing_to_say_of_room_above() {
        Safety safety = Safety.of(0.8, List.of(point(0.6, 0, 1), point(0.8, 0, 0)));

        assertThat(safety.noWrongNameUpTo()).isNull();
        assertThat(safety.roomAbove()).isNull();
    }

    @Test
    void whatever_the_curve_all_is_well_between_the_two_ends_of_the_room() {
        for (int scene = 0; scene < SCENES; scene++) {
            Random random = new Random(scene);
            List<DetPoint> curve = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                curve.add(point(i / 20.0, random.nextInt(5) == 0 ? 0.1 : 0, random.nextInt(8) == 0 ? 1 : 0));
            }
            double standing = curve.get(random.nextInt(20)).threshold();
            Safety safety = Safety.of(standing, curve);
            for (DetPoint point : curve) {
                Double from = safety.everyMateFrom();
                if (from != null && point.threshold() >= from && point.threshold() <= standing) {
                    assertThat(point.fnir()).isEqualTo(0.0);
                }
                Double upTo = safety.noWrongNameUpTo();
                if (upTo != null && point.threshold() <= upTo) {
                    assertThat(point.wrongAtAnyTime()).isZero();
                }
            }
        }
    }

    private static DetPoint point(double threshold, double fnir, int wrong) {
        return new DetPoint(threshold, 0.0, fnir, wrong);
    }
}
