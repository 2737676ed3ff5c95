package dev.passerby.benchmarks.speed.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DeviceTableTest {

    @Test
    void what_was_not_measured_is_said_and_leaves_the_rest_whole() {
        DeviceFindings found = new DeviceFindings(
                "cuda:0",
                "a card",
                "580.1",
                16,
                40,
                null,
                null,
                null,
                List.of(new DeviceFindings.Embedding("float16", 256, 32, 20_000, 12.8, 13, null)),
                List.of(new DeviceFindings.Detection("1280x720", 1, 2_000, 0.5, 0.6, 0.123)),
                List.of(new DeviceFindings.Cameras(
                        "1280x720",
                        5,
                        32,
                        400,
                        List.of(new DeviceFindings.AtLoad(0.25, 500, new Percentiles(1, 2, 3))))),
                null,
                List.of("Watching the memory: 100 % of it is gone"));

        String text = DeviceTable.of(found);

        assertThat(text)
                .contains(
                        "# cuda:0: a card", "16 cores, driver 580.1. Ceiling in matrix products: float32 not measured")
                .contains("| float16 | 256 | 32 | 20000.0 | 12.800 | 13.000 | – |")
                .contains("| 1280x720 | 1 | 2000.0 | 0.500 | 0.600 | 12.3 % |")
                .contains("| 1280x720 | 5 | 32 | 400 | 25 %: 1.0 / 2.0 / 3.0 |")
                .contains("- Watching the memory: 100 % of it is gone")
                .doesNotContain("Parity");
        assertThat(text.lines().filter(line -> line.startsWith("|---"))).hasSize(3);
        assertThat(found.isWell()).isFalse();
    }
}
