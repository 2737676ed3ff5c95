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
            List.of(OnePipeline.of(true)));

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
    void what_was_too_short_to_tell_is_a_gap_in_its_line_and_no_news_on_the_page() {
        SpeedFindings glance =
                new SpeedFindings(RUN.machine(), RUN.commit(), RUN.date(), List.of(), List.of(OnePipeline.of(null)));

        assertThat(SpeedHistory.lines(glance)).singleElement().asString().endsWith(",8,,120.0,0.9000,1000000,50.00");
        assertThat(SpeedPage.of(glance, Map.of()).html())
                .contains("too short to tell whether sustained")
                .doesNotContain("class=\"good\"", "class=\"bad\"");
    }

    @Test
    void the_page_shows_the_path_the_stages_and_the_way_to_other_pages() {
        HtmlPage page = SpeedPage.of(RUN, Map.of("Flame graph", "flame-now.html"));

        assertThat(page.html())
                .contains("The whole path, 1920x1080, 1 in view", "detect", "plain ONNX Runtime", "commit 0123456789")
                .contains("<div class=\"good\">", "<dd class=\"remark\">sustained</dd>")
                .contains("<a href=\"flame-now.html\">Flame graph</a>");
    }
}
