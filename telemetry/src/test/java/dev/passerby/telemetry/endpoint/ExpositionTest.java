package dev.passerby.telemetry.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reader that other tests rely on sees what is wrong. */
class ExpositionTest {

    @Test
    void readsWhatTheFormatAllows() {
        Exposition page = Exposition.read("""
                # HELP a_total Things.
                # TYPE a_total counter
                a_total{x="1",y="\\""} 2.0
                a_total{x="2"} 3
                """);

        assertThat(page.sum("a_total")).isEqualTo(5);
        assertThat(page.sum("a_total", "x", "1")).isEqualTo(2);
        assertThat(page.names()).containsExactly("a_total");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a 1\n",
                "# TYPE a counter\na 1",
                "# TYPE a counter\na one\n",
                "# TYPE a number\na 1\n",
                "# TYPE a counter\na 1\na 2\n",
                "# TYPE a counter\na{x=1} 1\n",
                "# TYPE a counter\na{x=\"1\"y=\"2\"} 1\n",
                "# TYPE a counter\n# TYPE a counter\na 1\n",
                "# TYPE a histogram\na_bucket{le=\"1\"} 2\na_bucket{le=\"+Inf\"} 1\na_sum 1\na_count 1\n",
                "# TYPE a histogram\na_bucket{le=\"1\"} 1\na_bucket{le=\"+Inf\"} 1\na_sum 1\na_count 2\n"
            })
    void refusesWhatItForbids(String text) {
        assertThatThrownBy(() -> Exposition.read(text)).isInstanceOf(AssertionError.class);
    }
}
