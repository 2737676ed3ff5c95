package dev.passerby.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.client.events.FaceEvents;
import dev.passerby.client.events.Subscription;
import java.io.BufferedReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program in {@code docs/subscribing.md}, compiled and run as it stands there. */
class DocumentationIT {

    private static final Path PAGE = Path.of("../docs/subscribing.md");
    private static final int LINES_PROMISED = 10;

    @TempDir
    Path directory;

    @Test
    void the_ten_lines_are_told_who_is_at_the_door() throws Exception {
        String program = program();
        assertThat(program.lines()
                        .filter(line -> !line.isBlank())
                        .filter(line -> !line.startsWith("import ") && !line.startsWith("class ") && !line.equals("}")))
                .hasSizeLessThanOrEqualTo(LINES_PROMISED);
        compile(program);

        try (TestBroker broker = TestBroker.startWithTopics(directory.resolve("broker"))) {
            // Under the same name, so that the program goes on from here.
            try (FaceEvents named =
                    FaceEvents.subscribe(broker.bootstrapServers(), Subscription.named("doorbell"), event -> {})) {
                assertThat(named.awaitBeginning(Duration.ofSeconds(60))).isTrue();
            }
            broker.publish(TestEvents.visits("yard", 0, 1, "Bo"));
            broker.publish(TestEvents.visits("door", 0, 1, "Ada"));
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            directory + System.getProperty("path.separator") + System.getProperty("java.class.path"),
                            "Doorbell",
                            broker.bootstrapServers())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
                assertThat(output.readLine()).isEqualTo("Ada is at the door");
                assertThat(process.isAlive()).isTrue();
            } finally {
                process.destroyForcibly();
                process.waitFor(10, TimeUnit.SECONDS);
            }
        }
    }

    private static String program() throws Exception {
        Matcher block = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(PAGE));
        assertThat(block.find()).isTrue();
        return block.group(1);
    }

    private void compile(String program) throws Exception {
        Path source = directory.resolve("Doorbell.java");
        Files.writeString(source, program);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter complaints = new StringWriter();
        boolean compiled;
        try (var files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            compiled = compiler.getTask(
                            complaints,
                            files,
                            null,
                            List.of(
                                    "-d",
                                    directory.toString(),
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    "-proc:none"),
                            null,
                            files.getJavaFileObjects(source))
                    .call();
        }
        assertThat(compiled).as(complaints.toString()).isTrue();
    }
}
