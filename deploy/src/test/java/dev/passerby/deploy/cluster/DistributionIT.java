package dev.passerby.deploy.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What lies in which folder of {@code target/dist}. */
class DistributionIT {

    private static final Path DIST = Path.of("target", "dist");

    @ParameterizedTest
    @ValueSource(strings = {"passerby-job.jar", "stand-in-job.jar"})
    void a_job_jar_holds_the_job_but_neither_natives_nor_flink_itself(String jar) throws IOException {
        assertThat(classes(DIST.resolve("job").resolve(jar)))
                .contains(
                        "dev/passerby/pipeline/PipelineJob.class",
                        "dev/passerby/vision/FaceVision.class",
                        "org/apache/flink/connector/kafka/source/KafkaSource.class",
                        "org/apache/kafka/clients/consumer/KafkaConsumer.class",
                        "dev/passerby/models/models.lock")
                .noneMatch(name -> name.startsWith("ai/onnxruntime/"))
                .noneMatch(name -> name.startsWith("org/bytedeco/"))
                .noneMatch(name -> name.startsWith("org/apache/flink/runtime/"))
                .noneMatch(name -> name.startsWith("org/apache/flink/core/"))
                .noneMatch(name -> name.startsWith("org/slf4j/"))
                .noneMatch(name -> name.matches(".*(onnxruntime|jnijavacpp|jniav).*\\.so"));
    }

    @Test
    void the_job_jar_runs_the_job_and_knows_no_stand_in() throws IOException {
        Path jar = DIST.resolve("job").resolve("passerby-job.jar");
        try (JarFile file = new JarFile(jar.toFile())) {
            assertThat(file.getManifest().getMainAttributes().getValue("Main-Class"))
                    .isEqualTo("dev.passerby.pipeline.PipelineJob");
        }
        assertThat(classes(jar)).noneMatch(name -> name.startsWith("dev/passerby/deploy/"));
    }

    @Test
    void flinks_folder_has_the_natives_that_load_once_in_a_process_and_nothing_of_the_job() throws IOException {
        assertThat(jars("flink"))
                .anyMatch(name -> name.startsWith("onnxruntime-"))
                .anyMatch(name -> name.matches("ffmpeg-.*-(linux|macosx)-.*\\.jar"))
                .anyMatch(name -> name.matches("javacpp-.*-(linux|macosx)-.*\\.jar"))
                .anyMatch(name -> name.startsWith("flink-metrics-prometheus-"))
                .anyMatch(name -> name.startsWith("logback-classic-"))
                .noneMatch(name -> name.matches("(pipeline-job|vision|kafka|flink-connector-kafka).*"));
    }

    @Test
    void the_console_has_what_the_launcher_runs_and_no_more() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("../standalone/target/app/lib"))) {
            assertThat(jars("console"))
                    .containsExactlyInAnyOrderElementsOf(
                            files.map(file -> file.getFileName().toString()).toList());
        }
    }

    @Test
    void a_folder_holds_one_version_of_a_library() throws IOException {
        for (String folder : List.of("flink", "kafka", "zookeeper", "ingest", "console")) {
            // metrics-core is the name of two libraries, of which ZooKeeper wants one and Kafka the other.
            assertThat(jars(folder).stream().map(name -> name.replaceAll("-\\d[\\d.]*(?=[.-])", "-")))
                    .as(folder)
                    .doesNotHaveDuplicates();
        }
    }

    private static List<String> jars(String folder) throws IOException {
        try (Stream<Path> files = Files.list(DIST.resolve(folder).resolve("lib"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static List<String> classes(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream().map(entry -> entry.getName()).toList();
        }
    }
}
