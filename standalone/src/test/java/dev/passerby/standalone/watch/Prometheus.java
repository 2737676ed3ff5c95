package dev.passerby.standalone.watch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A real Prometheus server, of Debian's package {@code prometheus}, on the project's own configuration. */
final class Prometheus implements AutoCloseable {

    private static final Path MONITORING = Path.of("../deploy/monitoring");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final String address;
    private final Path log;
    private final Process process;

    private Prometheus(String address, Path log, Process process) {
        this.address = address;
        this.log = log;
        this.process = process;
    }

    /** Whether the server is installed. */
    static boolean isInstalled() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "prometheus")));
    }

    /** Starts it on {@code deploy/monitoring}, with these ports in place of the typical ones and a scrape each second. */
    static Prometheus start(int port, int ingestPort, int jobPort, Path folder) throws Exception {
        Files.copy(MONITORING.resolve("alerts.yml"), folder.resolve("alerts.yml"));
        Path configuration = Files.writeString(
                folder.resolve("prometheus.yml"),
                Files.readString(MONITORING.resolve("prometheus.yml"))
                        .replace(":9410", ":" + ingestPort)
                        .replace(":9400", ":" + jobPort)
                        .replace(" 5s", " 1s"));
        Path log = folder.resolve("prometheus.log");
        Process process = new ProcessBuilder(List.of(
                        "prometheus",
                        "--config.file=" + configuration,
                        "--storage.tsdb.path=" + folder.resolve("prometheus-data"),
                        "--web.listen-address=127.0.0.1:" + port))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Prometheus prometheus = new Prometheus("http://127.0.0.1:" + port, log, process);
        while (!prometheus.isReady()) {
            prometheus.awaitATurn();
        }
        return prometheus;
    }

    private boolean isReady() throws Exception {
        try {
            return answer("/-/ready").statusCode() == 200;
        } catch (ConnectException e) {
            return false;
        }
    }

    /** Waits until the answer to a query is as wanted. */
    JsonNode await(String query, Predicate<JsonNode> wanted) throws Exception {
        while (true) {
            JsonNode result = result(query);
            if (wanted.test(result)) {
                return result;
            }
            awaitATurn();
        }
    }

    /** The samples that a query finds. */
    JsonNode result(String query) throws Exception {
        return get("/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8))
                .at("/data/result");
    }

    /** What it says of every alert, once it has reckoned them all. */
    List<JsonNode> alerts() throws Exception {
        while (true) {
            List<JsonNode> alerts = new ArrayList<>();
            for (JsonNode rules :
                    get("/api/v1/rules?type=alert").at("/data/groups").findValues("rules")) {
                rules.forEach(alerts::add);
            }
            if (alerts.stream().noneMatch(alert -> alert.path("health").asText().equals("unknown"))) {
                return alerts;
            }
            awaitATurn();
        }
    }

    private void awaitATurn() throws Exception {
        if (process.waitFor(200, TimeUnit.MILLISECONDS)) {
            throw new AssertionError("Prometheus ended: " + Files.readString(log));
        }
    }

    private JsonNode get(String path) throws Exception {
        HttpResponse<byte[]> answer = answer(path);
        JsonNode said = JSON.readTree(answer.body());
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + ": " + said);
        }
        return said;
    }

    private HttpResponse<byte[]> answer(String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(address + path)).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
