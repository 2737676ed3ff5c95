package dev.passerby.benchmarks.speed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.benchmarks.report.HtmlPage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpeedHistoryTest {

    private static final SpeedFindings RUN = new SpeedFindings(
            new Machine(2, "A processor, fast", new Floors(100e9, 20e9)),
            "0123456789",
            "2026-01-31",
            List.of(new BenchCase(
                    Circumstances.detect("1280x720", 3, 40),
                    1,
                    3,
                    10,
                    12,
                    9,
                    11,
                    5,
                    0.5,
                    Plain.ONNX_RUNTIME,
                    40.0,
                    4.0,
                    null,
                    null,
                    null,
                    500)),
            List.of(new PipelineCase(
                    "pipeline",
                    "1920x1080",
                    1,
                    8,
                    5,
                    10,
                    true,
                    3,
                    80,
                    100,
                    120,
                    150,
                    70,
                    90,
                    90,
                    130,
                    160,
                    40,
                    Map.of("waited", 20.0),
                    25,
                    5,
                    Map.of("stale", 0L),
                    0.9,
                    Map.of("decode", 100.0),
                    5,
                    1e6,
                    1_000,
                    50)));

    @Test
    void every_line_has_a_value_or_a_gap_for_each_column() {
        List<String> lines = SpeedHistory.lines(RUN);

        int commas =
                SpeedHistory.HEAD.length() - SpeedHistory.HEAD.replace(",", "").length();
        assertThat(lines).hasSize(2).allSatisfy(line -> assertThat(
                        line.replaceAll("\"[^\"]*\"", "quoted").chars().filter(c -> c == ','))
                .hasSize(commas));
        assertThat(lines.get(0))
                .startsWith("2026-01-31,0123456789,2,\"A processor, fast\",100.0,20.00,detect,")
                .contains(",10.00,12.00,9.000,11.00,0.5000,4.000,");
        assertThat(lines.get(1)).endsWith(",8,true,120.0,0.9000,1000000,50.00");
    }

    @Test
    void the_page_shows_the_path_the_stages_and_the_way_to_other_pages() {
        HtmlPage page = SpeedPage.of(RUN, Map.of("Flame graph", "flame-now.html"));

        assertThat(page.html())
                .contains("The whole path, 1920x1080, 1 in view", "detect", "plain ONNX Runtime", "commit 0123456789")
                .contains("<a href=\"flame-now.html\">Flame graph</a>");
    }
}
