package dev.passerby.standalone.commands;

import static dev.passerby.standalone.commands.Ran.passerby;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code bench}: that every stage is timed and said; never how fast it is. */
class BenchIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void each_case_is_an_object_with_its_circumstances_and_times() throws Exception {
        Ran ran = passerby(
                "bench",
                "decode",
                "detect",
                "embed",
                "--size",
                "640x360",
                "--faces",
                "3,0",
                "--batch",
                "1,2",
                "--variant",
                "int8",
                "--threads",
                "2",
                "--forks",
                "2",
                "--seconds",
                "0.1",
                "--json");

        assertThat(ran.code()).as(ran.err()).isZero();
        List<JsonNode> cases = new ArrayList<>();
        for (String line : ran.out().lines().toList()) {
            cases.add(JSON.readTree(line));
        }
        assertThat(cases)
                .extracting(one -> one.get("stage").asText())
                .containsExactly("decode", "detect", "detect", "embed", "embed");
        assertThat(cases).allSatisfy(one -> {
            assertThat(one.get("threads").asInt()).isEqualTo(2);
            assertThat(one.get("forks").asInt()).isEqualTo(2);
            assertThat(one.get("medianMs").asDouble()).isPositive();
            assertThat(one.get("medianMs").asDouble())
                    .isBetween(
                            one.get("leastMs").asDouble(), one.get("greatestMs").asDouble());
            assertThat(one.get("shareOfFloor").asDouble()).isPositive();
        });
        assertThat(cases.get(1).get("size").asText()).isEqualTo("640x360");
        assertThat(cases.get(1).get("faces").asInt())
                .as("people drawn are faces found")
                .isEqualTo(3);
        assertThat(cases.get(1).get("minFace").asDouble()).isEqualTo(40);
        assertThat(cases.get(0).get("plain").asText()).isEqualTo("FFmpeg alone");
        assertThat(cases.get(1).get("timesPlain").asDouble()).isPositive();
        assertThat(cases.get(3).get("variant").asText()).isEqualTo("int8");
        assertThat(cases.get(3).get("timesPlain").asDouble()).isPositive();
        assertThat(cases.get(2).get("faces").asInt()).isZero();
        assertThat(cases.get(4).get("batch").asInt()).isEqualTo(2);
    }

    /** What continuous integration prints of every change. */
    @Test
    void the_whole_table_has_every_stage() {
        Ran ran = passerby(
                "bench",
                "all",
                "--size",
                "640x360",
                "--faces",
                "1",
                "--batch",
                "1",
                "--templates",
                "10000",
                "--cameras",
                "1",
                "--seconds",
                "0.2");

        System.out.println(ran.out());
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out().lines())
                .extracting(line -> line.split(" ", 2)[0])
                .containsSubsequence("decode", "encode", "jpeg", "detect", "embed", "match", "pipeline");
        assertThat(ran.out()).contains("1 in view: 1 camera(s), too short to tell whether sustained, ");
    }

    @Test
    void without_json_it_is_a_table_below_the_machine() {
        Ran ran = passerby("bench", "match", "--templates", "10", "--seconds", "0.1");

        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out())
                .startsWith("This machine, each of 1 thread(s): ")
                .containsPattern("match +10 templates in 49 directions");
    }

    @Test
    void bad_input_gets_one_line_and_exit_code_2() {
        assertThat(passerby("bench", "sing").err())
                .startsWith("there is no stage 'sing'; there are decode, encode, jpeg");
        assertThat(passerby("bench", "--size", "huge").err()).contains("a size must be like 1280x720, got 'huge'");
        assertThat(passerby("bench", "--threads", "0").code()).isEqualTo(2);
        assertThat(passerby("bench", "--cameras", "all").err()).contains("from 1 to 48 or 'most', got all");
        assertThat(passerby("bench", "--variant", "int3").err()).contains("there is no variant 'int3'");
        assertThat(passerby("bench", "--seconds", "0").err()).hasLineCount(1);
    }

    @Test
    void the_most_cameras_are_not_searched_by_glances() {
        Ran ran = passerby("bench", "pipeline", "--seconds", "0.7");

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err())
                .startsWith("--cameras most must have --seconds of at least 0.75 to tell what is sustained, got 0.7;"
                        + " or give numbers, such as --cameras 1,4")
                .hasLineCount(1);
        assertThat(ran.out()).isEmpty();
    }
}
