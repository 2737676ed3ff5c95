package dev.passerby.deploy.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A cluster's console, asked over HTTP.
 *
 * @param address {@code host:port}
 * @param key its admin key
 */
record ConsoleClient(String address, String key) {

    private static final Pattern KEY = Pattern.compile("its admin key, shown this once: (pb_\\S+)");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String BOUNDARY = "the-end-of-a-part";

    /** The console of a cluster, by what {@code up} said of it. */
    static ConsoleClient of(LocalCluster cluster, String said) throws IOException {
        Matcher key = KEY.matcher(said);
        assertThat(key.find()).as(said).isTrue();
        String address = cluster.addresses().get("CONSOLE");
        assertThat(said).contains("the console is at http://" + address + "/");
        return new ConsoleClient(address, key.group(1));
    }

    /** The cameras by id, with their states; {@code none} for one that ingest has said nothing of. */
    Map<String, String> cameras() throws IOException, InterruptedException {
        Map<String, String> states = new TreeMap<>();
        for (JsonNode camera : json(request("cameras").GET().build(), 200)) {
            states.put(
                    camera.path("id").asText(),
                    camera.path("status").path("state").asText("none"));
        }
        return states;
    }

    /** Waits until every one of these cameras is online; the test's time limit ends the asking. */
    void awaitOnline(String... cameras) throws IOException, InterruptedException {
        Map<String, String> wanted = new TreeMap<>();
        for (String camera : cameras) {
            wanted.put(camera, "online");
        }
        while (!cameras().equals(wanted)) {
            Thread.onSpinWait();
        }
    }

    /** Waits until the figures have batches, which only the TaskManagers' metrics tell; the test's time limit ends the asking. */
    void awaitBatches() throws IOException, InterruptedException {
        while (json(request("health/figures").GET().build(), 200)
                .path("batches")
                .isEmpty()) {
            Thread.onSpinWait();
        }
    }

    /** Enrols a person from a photo. */
    void enrol(String name, Path photo) throws IOException, InterruptedException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(head("name"));
        body.writeBytes(name.getBytes(StandardCharsets.UTF_8));
        body.writeBytes(head("photo\"; filename=\"photo.png"));
        body.writeBytes(Files.readAllBytes(photo));
        body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        HttpRequest request = request("people")
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                .build();
        assertThat(json(request, 201).path("person").path("name").asText()).isEqualTo(name);
    }

    private static byte[] head(String part) {
        return ("\r\n--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + part + "\"\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://" + address + "/api/v1/" + path))
                .header("Authorization", "Bearer " + key);
    }

    private static JsonNode json(HttpRequest request, int status) throws IOException, InterruptedException {
        HttpResponse<String> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return new ObjectMapper().readTree(answer.body());
    }
}
