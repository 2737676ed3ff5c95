package dev.passerby.vision.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class EmbeddingTest {

    @Test
    void distance_and_cosine_are_those_of_points_on_a_sphere() {
        Embedding first = along(0, 1);
        assertThat(first.distanceTo(first)).isZero();
        assertThat(first.cosine(first)).isEqualTo(1);
        assertThat(first.distanceTo(along(1, 1))).isCloseTo(Math.sqrt(2), within(1e-12));
        assertThat(first.distanceTo(along(0, -1))).isEqualTo(2);
        assertThat(first.cosine(along(0, -1))).isEqualTo(-1);
    }

    @Test
    void what_is_not_on_the_sphere_is_no_embedding() {
        assertThatThrownBy(() -> along(3, 1.01f)).hasMessageContaining("an embedding must have length 1, got 1.0");
        assertThatThrownBy(() -> along(3, Float.NaN)).hasMessageContaining("got NaN");
        assertThatThrownBy(() -> new Embedding(new float[128]))
                .hasMessage("an embedding must have 512 numbers, got 128");
    }

    @Test
    void its_text_has_no_numbers() {
        assertThat(along(0, 1)).hasToString("Embedding[512]");
    }

    private static Embedding along(int axis, float length) {
        float[] values = new float[Embedding.DIMENSIONS];
        values[axis] = length;
        return new Embedding(values);
    }
}
