package dev.passerby.console.health;

import dev.passerby.console.health.Exposition.Sample;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pages of metrics of the job's processes, all asked at once, now and then. One that does not answer is left alone for
 * ten seconds: addresses of processes that may come are many more than those that are there. One thread at a time.
 */
final class Scrape {

    private static final Logger LOG = LoggerFactory.getLogger(Scrape.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final long LEFT_ALONE_MILLIS = 10_000;
    private static final int MOST_CHARACTERS = 8 << 20;

    private final List<MetricsAddress> addresses;
    private final MetricsAddress.Names names;
    private final InstantSource clock;
    private final Map<URI, Long> silentSince = new HashMap<>();
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    Scrape(List<MetricsAddress> addresses) {
        this(addresses, InetAddress::getAllByName, InstantSource.system());
    }

    Scrape(List<MetricsAddress> addresses, MetricsAddress.Names names, InstantSource clock) {
        this.addresses = List.copyOf(addresses);
        this.names = names;
        this.clock = clock;
    }

    /** What each process says now; one that does not answer says nothing. */
    Map<URI, List<Sample>> samples() throws InterruptedException {
        Map<URI, CompletableFuture<String>> asked = new LinkedHashMap<>();
        for (URI page : pages()) {
            if (clock.millis() - silentSince.getOrDefault(page, Long.MIN_VALUE / 2) >= LEFT_ALONE_MILLIS) {
                asked.put(page, ask(page));
            }
        }
        Map<URI, List<Sample>> told = new LinkedHashMap<>();
        for (Map.Entry<URI, CompletableFuture<String>> answer : asked.entrySet()) {
            try {
                told.put(answer.getKey(), Exposition.parse(answer.getValue().get()));
                silentSince.remove(answer.getKey());
            } catch (ExecutionException e) {
                LOG.debug("{} does not tell its metrics: {}", answer.getKey(), String.valueOf(e.getCause()));
                silentSince.put(answer.getKey(), clock.millis());
            }
        }
        return told;
    }

    boolean isEmpty() {
        return addresses.isEmpty();
    }

    /** Looked up every time: processes come and go behind a name. */
    private Set<URI> pages() {
        Set<URI> pages = new LinkedHashSet<>();
        for (MetricsAddress address : addresses) {
            try {
                pages.addAll(address.pages(names));
            } catch (UnknownHostException e) {
                LOG.debug("{} has no address now", address);
            }
        }
        silentSince.keySet().retainAll(pages);
        return pages;
    }

    private CompletableFuture<String> ask(URI page) {
        return client.sendAsync(
                        HttpRequest.newBuilder(page).timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString())
                .thenApply(answer -> {
                    if (answer.statusCode() != 200 || answer.body().length() >= MOST_CHARACTERS) {
                        throw new IllegalStateException("status " + answer.statusCode() + ", "
                                + answer.body().length() + " characters");
                    }
                    return answer.body();
                })
                // The request's own patience ends with the answer's head.
                .orTimeout(2 * PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }
}
