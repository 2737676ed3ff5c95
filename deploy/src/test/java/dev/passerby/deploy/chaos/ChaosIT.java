package dev.passerby.deploy.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of the suite. How fast tasks come back is its report's to say, not this test's: the machine may be busy. */
class ChaosIT {

    private static final String SEED = System.getProperty("passerby.chaos.seed", "2026");

    @Test
    void nothingIsLostDoubledOrWrongWhenProcessesDie(@TempDir Path folder) throws Exception {
        Path said = folder.resolve("said");
        int status = new ProcessBuilder(
                        Path.of("chaos").toAbsolutePath().toString(),
                        "--seed",
                        SEED,
                        "--short",
                        "--slack",
                        "10",
                        "--dir",
                        folder.resolve("cluster").toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start()
                .waitFor();
        String report = Files.readString(said, StandardCharsets.UTF_8);
        System.out.println(report);
        assertThat(report.strip().lines().reduce("", (earlier, last) -> last))
                .as(report)
                .matches("frames=[0-9]{5,} kills=[0-9]+ lost=0 doubled=0 wrong=0");
        assertThat(status).as(report).isZero();
    }
}
