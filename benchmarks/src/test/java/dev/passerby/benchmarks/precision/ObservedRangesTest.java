package dev.passerby.benchmarks.precision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.models.facenet.ActivationRanges.Range;
import dev.passerby.vision.inference.Tensor;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ObservedRangesTest {

    @Test
    void a_range_is_three_deviations_wider_than_an_ordinary_faces() {
        ObservedRanges observed = new ObservedRanges();
        observed.add(Map.of("observed:stem", values(-2, 5, 9), "embedding", values(1)));
        observed.add(Map.of("observed:stem", values(-2, 11, 3), "embedding", values(1)));

        assertThat(observed.ranges().byPlace()).isEqualTo(Map.of("stem", new Range(-2, 10 + 3)));
    }

    private static Tensor values(float... values) {
        return new Tensor(new long[] {values.length}, values);
    }
}
