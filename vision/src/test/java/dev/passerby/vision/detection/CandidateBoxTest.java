package dev.passerby.vision.detection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.vision.picture.Region;
import org.junit.jupiter.api.Test;

class CandidateBoxTest {

    private static final CandidateBox BOX = new CandidateBox(10, 20, 30, 60);

    @Test
    void edges_move_by_fractions_of_the_size() {
        Regression by = new Regression(0.1f, -0.1f, 0.5f, 0);
        assertThat(BOX.moved(by, 0)).isEqualTo(new CandidateBox(12, 16, 40, 60));
        // With the extra pixel the size is 21 x 41.
        assertThat(BOX.moved(new Regression(1, 1, 0, 0), 1)).isEqualTo(new CandidateBox(31, 61, 30, 60));
    }

    @Test
    void the_square_has_the_longer_side_and_the_same_centre() {
        assertThat(BOX.squared()).isEqualTo(new CandidateBox(0, 20, 40, 60));
        assertThat(new CandidateBox(0, 0, 8, 2).squared()).isEqualTo(new CandidateBox(0, -3, 8, 5));
    }

    @Test
    void pixels_count_from_one_and_are_cut_towards_zero() {
        // Columns 10 to 30 counted from 1, both inside, are 9 to 29 counted from 0.
        assertThat(new CandidateBox(10.9f, 20.2f, 30.9f, 60.1f).pixels(100, 100))
                .contains(new Region(9, 19, 30, 60));
    }

    @Test
    void pixels_are_clipped_to_the_picture() {
        assertThat(new CandidateBox(-5, -0.5f, 500, 50).pixels(100, 40)).contains(new Region(0, 0, 100, 40));
    }

    @Test
    void a_box_beside_the_picture_has_no_pixels() {
        assertThat(new CandidateBox(-20, 5, -1, 30).pixels(100, 100)).isEmpty();
        assertThat(new CandidateBox(120, 5, 140, 30).pixels(100, 100)).isEmpty();
    }
}
