package dev.passerby.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.standalone.live.RunProcess;
import dev.passerby.vision.golden.TestMedia;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A command that is ended in the middle of an inference: by its signal's status, and not by a crash of the engine. */
class InterruptedCommandIT {

    private static final int TERMINATED = 143;

    @TempDir
    private Path folder;

    @Test
    void a_command_ended_while_it_looks_at_pictures_leaves_no_crash() throws Exception {
        Path photos = Files.createDirectory(folder.resolve("photos"));
        Path photo = TestMedia.file("people/Family1-Dad1.jpg");
        for (int i = 0; i < 200; i++) {
            Files.copy(photo, photos.resolve(i + ".jpg"));
        }
        Process command = RunProcess.command("cluster", photos.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        try (BufferedReader said = command.inputReader(StandardCharsets.UTF_8)) {
            assertThat(said.readLine()).contains("Looking at");
            command.toHandle().destroy();
            assertThat(command.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(command.exitValue()).isEqualTo(TERMINATED);
            assertThat(said.lines()).noneMatch(line -> line.contains("fatal error"));
        } finally {
            command.destroyForcibly();
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.toList()).isEqualTo(List.of(photos));
        }
    }
}
