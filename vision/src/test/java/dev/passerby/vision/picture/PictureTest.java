package dev.passerby.vision.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PictureTest {

    /** Three columns and two rows; the red sample of column x and row y is 10 y + x. */
    private static final Picture PICTURE =
            new Picture(3, 2, new byte[] {0, 0, 0, 1, 0, 0, 2, 0, 0, 10, 0, 0, 11, 0, 0, 12, 0, 0});

    @Test
    void a_region_is_cut_out_row_by_row() {
        Picture part = PICTURE.region(new Region(1, 0, 3, 2));
        assertThat(part.width()).isEqualTo(2);
        assertThat(part.height()).isEqualTo(2);
        assertThat(part.sample(0, 0, 0)).isEqualTo(1);
        assertThat(part.sample(1, 1, 0)).isEqualTo(12);
    }

    @Test
    void a_region_beyond_the_picture_is_refused() {
        assertThatThrownBy(() -> PICTURE.region(new Region(1, 0, 4, 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("reaches beyond a picture of 3 x 2 pixels");
    }

    @Test
    void samples_must_fit_the_size() {
        assertThatThrownBy(() -> new Picture(2, 2, new byte[11]))
                .hasMessage("a picture of 2 x 2 pixels needs 12 samples, got 11");
    }

    @Test
    void its_text_has_no_pixels() {
        assertThat(PICTURE).hasToString("Picture[3 x 2]");
    }
}
