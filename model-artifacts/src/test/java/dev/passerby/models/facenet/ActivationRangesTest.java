package dev.passerby.models.facenet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.passerby.models.onnx.Rounding;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ActivationRangesTest {

    @Test
    void whatIsWrittenIsWhatIsRead() throws Exception {
        try (InputStream in =
                Objects.requireNonNull(getClass().getResourceAsStream("/dev/passerby/models/facenet-ranges.json"))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);

            assertThat(ActivationRanges.read().text()).isEqualTo(text);
        }
    }

    @Test
    void aPlaceIsRoundedOverItsRange() {
        ActivationRanges ranges = new ActivationRanges(Map.of("stem", new ActivationRanges.Range(0, 25.5f)));

        assertThat(ranges.rounding("stem")).isEqualTo(new Rounding(0.1f, 0));
        assertThatThrownBy(() -> ranges.rounding("root")).hasMessage("no range was measured for 'root'");
    }
}
