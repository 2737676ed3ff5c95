package dev.passerby.benchmarks.speed.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LargestSustainedTest {

    @Test
    void every_small_number_is_found_exactly() {
        for (int largest = 0; largest <= 32; largest++) {
            int limit = largest;
            assertThat(LargestSustained.of(32, number -> number <= limit)).isEqualTo(largest);
        }
    }

    @Test
    void a_large_one_is_found_nearly_and_in_few_steps() {
        List<Integer> tried = new ArrayList<>();

        int found = LargestSustained.of(4_096, number -> {
            tried.add(number);
            return number <= 777;
        });

        assertThat(found).isBetween(750, 777);
        assertThat(tried).hasSizeLessThan(18);
    }
}
