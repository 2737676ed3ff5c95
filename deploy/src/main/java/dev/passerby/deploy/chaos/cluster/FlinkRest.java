package dev.passerby.deploy.chaos.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.passerby.wire.Json;
import dev.passerby.wire.WireFormatException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/** The job as Flink's REST interface shows it. Whoever does not answer says nothing, because JobManagers are killed here. */
public final class FlinkRest {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final List<String> addresses;

    /** @param addresses {@code host:port} of each JobManager; whichever answers is asked */
    public FlinkRest(List<String> addresses) {
        this.addresses = List.copyOf(addresses);
    }

    /** Whether every task runs and began to at or after this time; milliseconds since 1970. */
    public boolean runsSince(long millis) {
        JsonNode vertices = job().path("vertices");
        if (vertices.isEmpty()) {
            return false;
        }
        for (JsonNode vertex : vertices) {
            JsonNode tasks = vertex.path("tasks");
            boolean all =
                    tasks.path("RUNNING").asInt() == vertex.path("parallelism").asInt();
            if (!all || vertex.path("start-time").asLong() < millis) {
                return false;
            }
        }
        return true;
    }

    /** The number of the newest completed checkpoint; 0 before the first, or while nobody answers. */
    public long newestCheckpoint() {
        return get("/jobs/" + jobId() + "/checkpoints")
                .path("latest")
                .path("completed")
                .path("id")
                .asLong();
    }

    /** Checkpoints that failed since the job's start. */
    public long failedCheckpoints() {
        return get("/jobs/" + jobId() + "/checkpoints")
                .path("counts")
                .path("failed")
                .asLong();
    }

    /** The job's state, such as {@code RUNNING}; empty while nobody answers. */
    public String state() {
        return job().path("state").asText();
    }

    private JsonNode job() {
        return get("/jobs/" + jobId());
    }

    private String jobId() {
        JsonNode jobs = get("/jobs/overview").path("jobs");
        return jobs.path(0).path("jid").asText("none");
    }

    private JsonNode get(String path) {
        for (String address : addresses) {
            JsonNode answer = get(address, path);
            if (!answer.isMissingNode()) {
                return answer;
            }
        }
        return MissingNode.getInstance();
    }

    private JsonNode get(String address, String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + address + path))
                .timeout(PATIENCE)
                .build();
        try {
            HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return response.statusCode() == 200
                    ? Json.read(response.body(), JsonNode.class)
                    : MissingNode.getInstance();
        } catch (IOException | WireFormatException e) {
            return MissingNode.getInstance();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return MissingNode.getInstance();
        }
    }
}
