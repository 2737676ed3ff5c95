package dev.passerby.deploy.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.deploy.containers.ContainerFile;
import dev.passerby.deploy.manifests.Repository;
import dev.passerby.wire.Topics;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Services of {@code docker-compose.yml} as processes without containers: their own words, variables and files, with the
 * folders of {@code deploy/target/dist} where the images have theirs, and free ports of this machine.
 */
class ComposeProcessesIT {

    private static final String LOOPBACK = "127.0.0.1";

    @TempDir
    Path folder;

    private final int brokerPort = freePort();
    private final int metricsPort = freePort();
    private final int consolePort = freePort();
    private final Compose compose = compose();

    @Test
    void brokerTopicsIngestAndConsoleStartAsTheFileSaysAndFindEachOther() throws Exception {
        Path properties = brokersFile();
        String kafka = dist("kafka");
        try (Started format = start(
                "format",
                Map.of(),
                List.of(
                        "java",
                        "-Xmx128m",
                        "-cp",
                        kafka,
                        "kafka.tools.StorageTool",
                        "format",
                        "--ignore-formatted",
                        "--cluster-id",
                        clusterId(),
                        "--config",
                        properties.toString()))) {
            assertThat(format.awaitEnd()).as(format.said()).isZero();
        }
        try (Started broker = start(
                "broker", Map.of(), List.of("java", "-Xmx256m", "-cp", kafka, "kafka.Kafka", properties.toString()))) {
            broker.await(() -> listens(brokerPort));
            makeTopics();
            assertThat(topics()).contains(everyTopic());
            ingestIsReady();
            consoleIsHealthyAndHandsItsKeyOver();
        }
    }

    private void makeTopics() throws Exception {
        List<String> words = compose.services().get("topics").words().stream()
                .map(placed("/opt/passerby/topics/lib/*", dist("kafka")))
                .toList();
        try (Started topics = start("topics", Map.of(), words)) {
            assertThat(topics.awaitEnd()).as(topics.said()).isZero();
        }
    }

    private void ingestIsReady() throws Exception {
        List<String> entrypoint =
                ContainerFile.read(Repository.file("deploy/containers/ingest.Dockerfile")).entrypoint().stream()
                        .map(placed("/opt/passerby/lib/*", dist("ingest")))
                        .toList();
        Map<String, String> environment = new HashMap<>();
        compose.services()
                .get("ingest-1")
                .environment()
                .forEach((name, value) -> environment.put(name, placed("", "").apply(value)));
        environment.put("PASSERBY_INGEST_METRICS_ADDRESS", LOOPBACK);
        environment.put("PASSERBY_INGEST_METRICS_PORT", Integer.toString(metricsPort));
        try (Started ingest = start("ingest", environment, entrypoint)) {
            ingest.await(() -> answers("/healthz"));
            ingest.await(() -> answers("/readyz"));
        }
    }

    private void consoleIsHealthyAndHandsItsKeyOver() throws Exception {
        Compose.Service console = compose.services().get("console");
        Path settings = Files.writeString(
                folder.resolve("console.yaml"),
                here(Files.readString(Repository.file("deploy/containers/console/passerby.yaml"))));
        List<String> words = new ArrayList<>(
                ContainerFile.read(Repository.file(console.build().dockerfile()))
                        .entrypoint());
        words.addAll(console.words());
        List<String> placed = words.stream()
                .map(placed("/opt/passerby/lib/*", dist("console")))
                .map(word -> word.equals("/etc/passerby/passerby.yaml") ? settings.toString() : here(word))
                .toList();
        List<String> probe =
                console.healthcheck().test().stream().map(this::here).toList();
        assertThat(probe.get(0)).isEqualTo("CMD");
        assertThat(healthy(probe)).isFalse();
        try (Started started = start("console", Map.of("HOME", System.getProperty("user.home")), placed)) {
            started.await(() -> healthy(probe));
            Path key = folder.resolve("var/console/admin-key");
            started.await(() -> Files.exists(key));
            assertThat(Files.readString(key)).startsWith("pb_");
            assertThat(started.said()).contains("admin-key").doesNotContain("pb_");
        }
    }

    /** What the container's files and its probe say, with the places of this test. */
    private String here(String text) {
        return text.replace("/var/lib/passerby", folder.resolve("var").toString())
                .replace("broker:9092", LOOPBACK + ":" + brokerPort)
                .replace("0.0.0.0", LOOPBACK)
                .replace("8080", Integer.toString(consolePort));
    }

    private static boolean healthy(List<String> probe) {
        try {
            return new ProcessBuilder(probe.subList(1, probe.size()))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private UnaryOperator<String> placed(String folderOfTheImage, String folderHere) {
        return word -> word.equals(folderOfTheImage)
                ? folderHere
                : word.replace("broker:9092", LOOPBACK + ":" + brokerPort).replace("/tmp/", folder + "/");
    }

    private Started start(String name, Map<String, String> environment, List<String> words) throws IOException {
        return Started.process(folder.resolve(name + ".log"), environment, words);
    }

    /** The broker's own file, with the addresses and the folder of this test. */
    private Path brokersFile() throws IOException {
        Properties properties = new Properties();
        try (Reader file = Files.newBufferedReader(Repository.file("deploy/containers/broker/server.properties"))) {
            properties.load(file);
        }
        int controller = freePort();
        int host = freePort();
        properties.setProperty("controller.quorum.voters", "1@" + LOOPBACK + ":" + controller);
        properties.setProperty(
                "listeners",
                "PLAINTEXT://%1$s:%2$d,HOST://%1$s:%3$d,CONTROLLER://%1$s:%4$d"
                        .formatted(LOOPBACK, brokerPort, host, controller));
        properties.setProperty(
                "advertised.listeners", "PLAINTEXT://%1$s:%2$d,HOST://%1$s:%3$d".formatted(LOOPBACK, brokerPort, host));
        properties.setProperty("log.dirs", folder.resolve("records").toString());
        Path written = folder.resolve("server.properties");
        try (Writer file = Files.newBufferedWriter(written)) {
            properties.store(file, null);
        }
        return written;
    }

    private String clusterId() {
        String command = String.join(" ", compose.services().get("broker").words());
        Matcher id = Pattern.compile("--cluster-id (\\S+)").matcher(command);
        assertThat(id.find()).isTrue();
        return id.group(1);
    }

    private List<String> topics() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", LOOPBACK + ":" + brokerPort))) {
            return List.copyOf(admin.listTopics().names().get());
        }
    }

    private static String[] everyTopic() {
        Topics topics = Topics.STANDARD;
        return new String[] {
            topics.frames(),
            topics.cameras(),
            topics.gallery(),
            topics.events(),
            topics.cameraStatus(),
            topics.deadLetters(),
            topics.frameCounts(),
            topics.sightings()
        };
    }

    private boolean answers(String page) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + LOOPBACK + ":" + metricsPort + page))
                    .build();
            return HttpClient.newHttpClient()
                            .send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean listens(int port) {
        try (Socket unused = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String dist(String kind) {
        return Repository.file("deploy/target/dist/" + kind + "/lib") + "/*";
    }

    private static Compose compose() {
        try {
            return Compose.parse(Files.readString(Repository.file("docker-compose.yml")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
