package dev.passerby.standalone.commands;

import static dev.passerby.standalone.commands.Ran.passerby;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.passerby.vision.golden.TestMedia;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code evaluate lfw} on the first pairs of two folds, with the real pictures and networks. */
class EvaluateLfwIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Pairs of each kind that are taken of a fold. */
    private static final int EACH = 3;

    @TempDir
    private Path folder;

    @Test
    void figures_have_their_names_and_a_page_shows_them() throws Exception {
        Path page = folder.resolve("lfw.html");
        Ran ran = passerby(
                "evaluate",
                "lfw",
                "--images",
                images(),
                "--pairs",
                pairs(),
                "--variant",
                "frames",
                "--json",
                "--report",
                page);

        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out().lines()).hasSize(1);
        JsonNode result = JSON.readTree(ran.out());
        assertThat(result.fieldNames())
                .toIterable()
                .contains("accuracy", "std", "auc", "eer", "threshold", "undetected", "pictures", "seconds");
        assertThat(result.get("tarAtFar").fieldNames()).toIterable().containsExactly("1e-2", "1e-3");
        assertThat(result.get("tarAtFarAllPairs").fieldNames())
                .toIterable()
                .containsExactly("1e-2", "1e-3", "1e-4", "1e-5");
        // Twelve easy pairs: everybody is nearer to himself than to others.
        assertThat(result.get("auc").asDouble()).isEqualTo(1);
        assertThat(result.get("accuracy").asDouble()).isBetween(0.8, 1.0);
        assertThat(result.get("threshold").asDouble()).isBetween(0.6, 1.4);
        assertThat(result.get("undetected").asInt()).isZero();
        assertThat(result.get("folds")).hasSize(2);
        assertThat(Files.readString(page)).contains("<svg class=\"chart\"").contains("equal error rate");
    }

    @Test
    void a_fold_alone_says_that_it_chose_its_own_threshold() throws Exception {
        Ran ran = passerby(
                "evaluate", "lfw", "--images", images(), "--pairs", pairs(), "--variant", "frames", "--folds", "2");

        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out()).contains("chosen on the only fold itself").contains("no face found");
    }

    @Test
    void pictures_that_are_missing_are_counted_before_any_work() throws Exception {
        Path pairs = Files.write(
                folder.resolve("pairs.txt"), List.of("1", "Nobody_At_All\t1\t2", "Nobody_At_All\t1\tNobody_Else\t1"));
        Ran ran = passerby("evaluate", "lfw", "--images", folder, "--pairs", pairs);

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err().lines()).hasSize(1);
        assertThat(ran.err()).contains("3 of the 3 pictures in").contains("Nobody_At_All_0001.jpg");
    }

    @Test
    void folds_that_the_file_lacks_are_refused() throws Exception {
        Ran ran = passerby("evaluate", "lfw", "--images", images(), "--pairs", pairs(), "--folds", "1-3");

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err().strip()).isEqualTo("--folds must be a list such as 1-3,5 of folds from 1 to 2, got '1-3'");
    }

    private static Path images() {
        return TestMedia.file("lfw/images");
    }

    /** The first pairs of the first two folds of the data set's own file. */
    private Path pairs() throws Exception {
        List<String> all = Files.readAllLines(TestMedia.file("lfw/pairs.txt"));
        int foldPairs = Integer.parseInt(all.get(0).split("\t", -1)[1]);
        List<String> few = new ArrayList<>(List.of("2\t" + EACH));
        for (int part = 0; part < 4; part++) {
            int from = 1 + part * foldPairs;
            few.addAll(all.subList(from, from + EACH));
        }
        return Files.write(folder.resolve("pairs.txt"), few);
    }
}
