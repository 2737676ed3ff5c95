package dev.passerby.deploy.containers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.deploy.manifests.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the container files copy out of the build is what the build makes. */
class CopiedFilesIT {

    private static final String BUILT = "/src/";

    @Test
    void whateverIsCopiedFromTheBuildIsThere() throws IOException {
        for (Path file : ContainerFilesTest.files()) {
            for (Stage stage : ContainerFile.read(file).stages()) {
                // The GPU's libraries are only made by the profile gpu.
                for (String source : sources(stage)) {
                    if (!source.contains("app-gpu")) {
                        assertThat(found(source)).as(file + " copies " + source).isNotEmpty();
                    }
                }
            }
        }
    }

    @Test
    void aJarThatTheBuildDoesNotMakeIsNoticed() throws IOException {
        assertThat(found("/src/deploy/target/dist/flink/lib/opencv-*.jar")).isEmpty();
        assertThat(found("/src/deploy/target/dist/job/passerby.jar")).isEmpty();
    }

    @Test
    void everyLibraryThatLoadsNativesIsCopiedToFlink() throws IOException {
        Set<String> copied = new TreeSet<>();
        Stage job = ContainerFile.read(Repository.file("deploy/containers/job.Dockerfile")).stages().stream()
                .filter(stage -> "cpu".equals(stage.name()))
                .findFirst()
                .orElseThrow();
        for (String source : sources(job)) {
            found(source).forEach(path -> copied.add(path.getFileName().toString()));
        }
        Set<String> natives = new TreeSet<>();
        try (Stream<Path> jars = Files.list(Repository.file("deploy/target/dist/flink/lib"))) {
            for (Path jar : jars.toList()) {
                if (holdsBytedecoOrOnnxRuntime(jar)) {
                    natives.add(jar.getFileName().toString());
                }
            }
        }
        assertThat(natives).hasSizeGreaterThan(4);
        assertThat(copied).containsAll(natives);
    }

    private static boolean holdsBytedecoOrOnnxRuntime(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream()
                    .anyMatch(entry -> entry.getName().startsWith("org/bytedeco/")
                            || entry.getName().startsWith("ai/onnxruntime/"));
        }
    }

    private static List<String> sources(Stage stage) {
        List<String> sources = new ArrayList<>();
        stage.every("COPY").map(Instruction::words).forEach(words -> words.subList(1, words.size() - 1).stream()
                .filter(word -> word.startsWith(BUILT))
                .forEach(sources::add));
        return sources;
    }

    private static List<Path> found(String source) throws IOException {
        Path wanted = Repository.file(source.substring(BUILT.length()));
        Path folder = wanted.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.newDirectoryStream(folder, wanted.getFileName().toString())) {
            List<Path> found = new ArrayList<>();
            files.forEach(found::add);
            return found;
        }
    }
}
