package dev.passerby.standalone.commands;

import static dev.passerby.standalone.commands.Ran.passerby;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.passerby.vision.golden.TestMedia;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code evaluate watchlist} over a few real clips and photos. */
class EvaluateWatchlistIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    void names_everybody_and_no_stranger_on_clips() throws Exception {
        Path asl = TestMedia.file("asl/again.mkv").getParent();
        Path people = Files.writeString(folder.resolve("people.txt"), """
                # American sign language
                A: again.mkv help.mkv
                C: book.mkv learn.mkv
                D: eat.mkv
                """);

        Ran ran = passerby("evaluate", "watchlist", "--media", asl, "--people", people, "--stills", "first", "--json");

        assertThat(ran.code()).as(ran.err()).isZero();
        JsonNode said = JSON.readTree(ran.out());
        assertThat(said.fieldNames())
                .toIterable()
                .startsWith("threshold", "tracks", "mates", "strangers", "named", "wrong", "wrongAtAnyTime")
                .contains("unknownRight", "missed", "fpir", "fnir", "det", "timeToNameMillis", "safety", "seconds");
        // C or A the stranger: 2 × 1 combinations, 1 mate's and 2 strangers' clips each; D: 4, with 2 and 1.
        assertThat(said.get("trials").asInt()).isEqualTo(2 + 2 + 4);
        assertThat(said.get("mates").asInt()).isEqualTo(2 + 2 + 8);
        assertThat(said.get("strangers").asInt()).isEqualTo(4 + 4 + 4);
        assertThat(said.get("named")).isEqualTo(said.get("mates"));
        assertThat(said.get("unknownRight")).isEqualTo(said.get("strangers"));
        assertThat(said.get("wrongAtAnyTime").asInt()).isZero();
        assertThat(said.get("fpir").asDouble()).isZero();
        assertThat(said.get("fnir").asDouble()).isZero();
        assertThat(said.get("timeToNameMillis").get("median").asInt()).isBetween(100, 1_000);
        assertThat(said.get("safety").get("roomBelow").asDouble()).isPositive();
        assertThat(said.get("safety").get("roomAbove").asDouble()).isPositive();
        assertThat(said.get("failures")).isEmpty();
        assertThat(said.get("det").get(0).fieldNames())
                .toIterable()
                .containsExactly("threshold", "fpir", "fnir", "wrongAtAnyTime");
    }

    @Test
    void photos_are_tracks_too_and_may_enrol() throws Exception {
        copy("people/Family1-Dad2.jpg", "media/Dad/portrait.jpg");
        copy("people/Family1-Mom1.jpg", "media/Mom/walk/1.jpg");
        copy("people/Family1-Mom2.jpg", "media/Mom/walk/2.jpg");
        copy("people/Family1-Dad1.jpg", "photos/Dad.jpg");
        copy("people/Family2-Lady1.jpg", "photos/Lady.jpg");

        Ran ran = passerby(
                "evaluate", "watchlist", "--media", folder.resolve("media"), "--enrol", folder.resolve("photos"));

        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out())
                .startsWith("2 people in 2 clips, 2 photos,")
                .containsPattern("wrong name at any time +0 +0\\.00 %")
                .containsPattern("Dad +1 +2 +2 +0 +1 +1 +0");
    }

    @Test
    void bad_input_gets_one_line_and_exit_code_2() throws Exception {
        Path video = Files.writeString(
                Files.createDirectories(folder.resolve("media/Ada")).resolve("door.mkv"), "no video");
        Files.copy(video, Files.createDirectories(folder.resolve("media/Bob")).resolve("door.mkv"));

        assertBadInput(
                passerby("evaluate", "watchlist", "--media", folder.resolve("gone")),
                "--media must name a folder, got " + folder.resolve("gone"));
        assertBadInput(
                passerby("evaluate", "watchlist", "--media", folder.resolve("media"), "--fps", "0"),
                "--fps must be above 0 and at most 1000 frames a second, got 0.0");
        assertBadInput(
                passerby("evaluate", "watchlist", "--media", folder.resolve("media"), "--threshold", "3"),
                "'matching.threshold' must be a distance above 0 and at most 2, got 3.0");
        assertBadInput(
                passerby("evaluate", "watchlist", "--media", folder.resolve("media")),
                "cannot read the recording '" + video + "': it is no video");
    }

    private static void assertBadInput(Ran ran, String start) {
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).startsWith(start).hasLineCount(1);
    }

    private void copy(String name, String target) throws Exception {
        Path file = folder.resolve(target);
        Files.createDirectories(file.getParent());
        Files.copy(TestMedia.file(name), file);
    }
}
