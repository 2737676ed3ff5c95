package dev.passerby.standalone.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.passerby.vision.golden.TestMedia;
import dev.passerby.vision.matching.ImpostorReference;
import dev.passerby.vision.matching.MatchingRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code calibrate} on a gallery of real photos, one person of which is enrolled under two names. */
class CalibrateIT {

    @TempDir
    Path folder;

    private CommandBroker broker;

    @BeforeEach
    void start() throws IOException {
        broker = CommandBroker.start(folder);
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    @Test
    void finds_a_threshold_a_name_too_many_and_says_what_to_do() throws Exception {
        add("Dad", "Family1-Dad1.jpg", "Family1-Dad2.jpg");
        add("Papa", "Family1-Dad3.jpg");
        add("Mom", "Family1-Mom1.jpg", "Family1-Mom2.jpg");
        add("Lady", "Family2-Lady1.jpg");
        Path strangers = Files.createDirectory(folder.resolve("strangers"));
        for (String name : List.of("Family2-Man1.jpg", "Family3-Man1.jpg")) {
            Files.copy(TestMedia.file("people/" + name), strangers.resolve(name));
        }
        Files.copy(TestMedia.file("pictures/dogs.jpg"), strangers.resolve("dogs.jpg"));
        Path page = folder.resolve("page.html");

        Ran ran = calibrate("--far", "1e-3", "--strangers", strangers, "--report", page, "--json");

        assertThat(ran.code()).as(ran.err()).isZero();
        JsonNode said = new ObjectMapper().readTree(ran.out());
        assertThat(said.get("far").asDouble()).isEqualTo(1e-3);
        assertThat(said.get("threshold").asDouble()).isBetween(0.94, 0.96);
        assertThat(said.get("basis").asText()).isEqualTo("reference");
        assertThat(said.get("thresholdInterval").isNull()).isTrue();
        assertThat(said.get("people").asInt()).isEqualTo(4);
        assertThat(said.get("photos").asInt()).isEqualTo(6);
        assertThat(said.get("strangers").asInt()).isEqualTo(2);
        assertThat(said.get("genuinePairs").asInt()).isEqualTo(2);
        assertThat(said.get("strangersNamed").asInt()).isZero();
        assertThat(said.get("duplicates")).hasSize(1);
        assertThat(said.get("duplicates").get(0).get("first").asText()).isEqualTo("Dad");
        assertThat(said.get("duplicates").get(0).get("second").asText()).isEqualTo("Papa");
        assertThat(said.get("advice").toString()).contains("matching.threshold: 0.95", "probably one person");
        assertThat(ran.err()).contains("dogs.jpg: no face was found; left out");
        assertThat(Files.readString(page)).contains("<svg", "Papa").doesNotContain("http://", "https://");
    }

    @Test
    void an_empty_gallery_gets_the_reference_and_bad_input_a_line() throws Exception {
        Ran ran = calibrate();
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out()).startsWith("A face is named below a distance of 0.80");
        assertThat(ImpostorReference.threshold(Double.parseDouble(CalibrateCommand.STANDARD_RATE)))
                .as("what is advised by default is what is set by default")
                .isCloseTo(MatchingRules.STANDARD.threshold(), within(0.002));

        assertThat(calibrate("--far", "1e-9"))
                .isEqualTo(new Ran(
                        2,
                        "",
                        "--far must be from 1.0E-5 to 0.1, where there are measurements, got 1.0E-9"
                                + System.lineSeparator()));
        assertThat(calibrate("--strangers", folder.resolve("absent")).err())
                .startsWith("--strangers must name a folder of photos");
        assertThat(calibrate("--strangers", Files.createDirectory(folder.resolve("empty")))
                        .err())
                .contains("holds no JPEG, PNG, WebP or BMP file");
    }

    private void add(String name, String... photos) {
        Object[] arguments = new Object[photos.length + 3];
        arguments[0] = "person";
        arguments[1] = "add";
        arguments[2] = name;
        for (int i = 0; i < photos.length; i++) {
            arguments[i + 3] = TestMedia.file("people/" + photos[i]);
        }
        assertThat(broker.passerby(arguments).code()).isZero();
    }

    private Ran calibrate(Object... arguments) {
        Object[] all = new Object[arguments.length + 1];
        all[0] = "calibrate";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return broker.passerby(all);
    }
}
