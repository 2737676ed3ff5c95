package dev.passerby.deploy.scaling;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * The frames that the running job has looked at, but for the one before each subtask's eyes: as Flink's REST interface counts
 * what {@code DetectFaces} takes in. What it gives out is more, for the outcome of a frame leaves beside its faces.
 */
final class LookedAtFrames {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String OPERATOR = "DetectFaces";

    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final String address;
    private final String metrics;

    LookedAtFrames(String address) throws IOException, InterruptedException {
        this.address = address;
        this.metrics = "/jobs/" + operator() + "/subtasks/metrics?get=numRecordsIn&agg=sum";
    }

    /** How many there are by now; 0 as long as nobody counted. */
    long count() throws IOException, InterruptedException {
        return get(metrics).path(0).path("sum").asLong();
    }

    private String operator() throws IOException, InterruptedException {
        for (JsonNode job : get("/jobs/overview").path("jobs")) {
            String id = job.path("jid").asText();
            for (JsonNode vertex : get("/jobs/" + id).path("vertices")) {
                if (vertex.path("name").asText().contains(OPERATOR)
                        && job.path("state").asText().equals("RUNNING")) {
                    return id + "/vertices/" + vertex.path("id").asText();
                }
            }
        }
        throw new IllegalStateException("no running job at " + address + " has an operator " + OPERATOR);
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + address + path))
                .timeout(PATIENCE)
                .build();
        return json.readTree(
                client.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }
}
