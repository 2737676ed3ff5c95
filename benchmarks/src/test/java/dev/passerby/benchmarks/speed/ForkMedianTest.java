package dev.passerby.benchmarks.speed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForkMedianTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void every_number_is_the_median_however_deep_and_words_are_the_first_processs() throws Exception {
        JsonNode merged = ForkMedian.of(List.of(
                read("{'stage': 'jpeg', 'medianMs': 3.5, 'times': 9, 'shareMs': {'waited': 1.0}, 'sustained': true}"),
                read("{'stage': 'jpeg', 'medianMs': 1.5, 'times': 4, 'shareMs': {'waited': 5.0}, 'sustained': true}"),
                read("{'stage': 'jpeg', 'medianMs': 2.5, 'times': 5, 'shareMs': {'waited': 2.0}, 'sustained': true}")));

        assertThat(merged.toString().replace('"', '\''))
                .isEqualTo("{'stage':'jpeg','medianMs':2.5,'times':5,'shareMs':{'waited':2.0},'sustained':true,"
                        + "'forks':3,'leastMs':1.5,'greatestMs':3.5}");
    }

    @Test
    void what_one_process_did_not_sustain_is_not_sustained() throws Exception {
        JsonNode merged = ForkMedian.of(List.of(read("{'sustained': true}"), read("{'sustained': false}")));

        assertThat(merged.get("sustained").asBoolean()).isFalse();
    }

    @Test
    void what_one_process_cannot_tell_is_left_out_unless_another_did_not_sustain_it() throws Exception {
        assertThat(ForkMedian.of(List.of(read("{'sustained': true}"), read("{}")))
                        .has("sustained"))
                .isFalse();
        assertThat(ForkMedian.of(List.of(read("{'sustained': true}"), read("{'sustained': null}")))
                        .has("sustained"))
                .isFalse();
        assertThat(ForkMedian.of(List.of(read("{}"), read("{}"))).has("sustained"))
                .isFalse();
        assertThat(ForkMedian.of(List.of(read("{'sustained': null}"), read("{'sustained': false}")))
                        .get("sustained")
                        .booleanValue())
                .isFalse();
    }

    private static JsonNode read(String json) throws Exception {
        return JSON.readTree(json.replace('\'', '"'));
    }
}
