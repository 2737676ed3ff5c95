package dev.passerby.console.health;

import dev.passerby.console.health.Exposition.Sample;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The metrics endpoints of the job's and ingest's processes, asked now and then. Any thread. */
final class Scrape {

    private static final Logger LOG = LoggerFactory.getLogger(Scrape.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int MOST_CHARACTERS = 8 << 20;

    private final List<URI> endpoints;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /** @param endpoints addresses, {@code host:port} or a whole {@code http:} address */
    Scrape(List<String> endpoints) {
        this.endpoints = endpoints.stream().map(Scrape::address).toList();
    }

    /** What all endpoints say now; one that does not answer says nothing. */
    List<Sample> samples() throws InterruptedException {
        List<Sample> samples = new ArrayList<>();
        for (URI endpoint : endpoints) {
            try {
                HttpResponse<String> answer = client.send(
                        HttpRequest.newBuilder(endpoint).timeout(PATIENCE).build(),
                        HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() == 200 && answer.body().length() < MOST_CHARACTERS) {
                    samples.addAll(Exposition.parse(answer.body()));
                }
            } catch (IOException e) {
                LOG.debug("{} does not tell its metrics: {}", endpoint, e.toString());
            }
        }
        return samples;
    }

    boolean isEmpty() {
        return endpoints.isEmpty();
    }

    private static URI address(String text) {
        return URI.create(text.contains("://") ? text : "http://" + text + "/metrics");
    }
}
