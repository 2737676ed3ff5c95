package dev.passerby.deploy.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.passerby.deploy.manifests.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The container files keep to the rules of this project, and start programs that exist. */
class ContainerFilesTest {

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(Repository.file("deploy/containers"))) {
            return files.filter(file -> file.toString().endsWith(".Dockerfile")).toList();
        }
    }

    @Test
    void thereAreFour() throws IOException {
        assertThat(files()).hasSize(4);
    }

    @ParameterizedTest
    @MethodSource("files")
    void theRulesAreKept(Path file) {
        assertThat(ContainerFile.read(file).broken()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void programsThatAreStartedExist(Path file) {
        ContainerFile.read(file).stages().forEach(stage -> {
            stage.last("ENTRYPOINT").ifPresent(entrypoint -> classes(entrypoint.words()));
            stage.every("RUN").forEach(run -> classes(run.words()));
        });
    }

    /** A person's key is a file for its owner alone, which one of them writes and the other reads. */
    @Test
    void theConsoleIsTheSameUserAsTheJob() {
        assertThat(users("console")).hasSize(1).isEqualTo(users("job"));
    }

    private static Set<String> users(String name) {
        Path file = Repository.file("deploy/containers/" + name + ".Dockerfile");
        return ContainerFile.read(file).stages().stream()
                .filter(stage -> !stage.isBuild())
                .map(stage -> stage.last("USER").orElseThrow().text())
                .collect(Collectors.toSet());
    }

    @Test
    void whatIsCarelessIsNoticed() {
        String careless = """
                FROM maven:3 AS build
                FROM ubuntu:latest
                COPY target/app.jar /app.jar
                COPY --from=other /a /b
                RUN curl -o x http://example.org/x
                ENTRYPOINT java -jar /app.jar
                """;
        assertThat(ContainerFile.parse(careless).broken())
                .containsExactly(
                        "FROM ubuntu:latest must name a version",
                        "COPY target/app.jar /app.jar must take what a stage made",
                        "COPY --from=other /a /b must take it from an earlier stage",
                        "the image of ubuntu:latest must end as a user by number that is not root, not root",
                        "ENTRYPOINT must be a list, or signals end a shell instead",
                        "RUN curl -o x http://example.org/x fetches what nobody checks");
        assertThat(ContainerFile.parse("FROM a:1\nUSER 0:0").broken())
                .containsExactly("the image of a:1 must end as a user by number that is not root, not 0:0");
    }

    @Test
    void anInstructionThatIsNotUsedHereIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ContainerFile.parse("FROM a:1\nADD x /x"))
                .withMessageContaining("ADD x /x");
        assertThatIllegalArgumentException().isThrownBy(() -> ContainerFile.parse("USER 1:1"));
    }

    @Test
    void aProgramThatDoesNotExistIsNoticed() {
        List<String> words = List.of("java", "-cp", "x", "dev.passerby.ingest.FrameIngester");
        assertThatThrownBy(() -> classes(words)).hasMessageContaining("FrameIngester");
    }

    private static void classes(List<String> words) {
        words.stream()
                .filter(word -> word.startsWith("dev.passerby."))
                .forEach(name -> assertThat(exists(name)).as(name).isTrue());
    }

    private static boolean exists(String name) {
        try {
            return Class.forName(name, false, ContainerFilesTest.class.getClassLoader())
                    .getMethod("main", String[].class)
                    .canAccess(null);
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
