package dev.passerby.console.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.passerby.console.health.Exposition.Sample;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScrapeTest {

    private static final URI ONE = URI.create("http://10.0.0.1:9400/metrics");
    private static final URI OTHER = URI.create("http://10.0.0.2:9400/metrics");

    private final List<HttpServer> servers = new ArrayList<>();
    private final AtomicInteger asked = new AtomicInteger();
    private Instant now = Instant.EPOCH;

    @AfterEach
    void end() {
        servers.forEach(server -> server.stop(0));
    }

    @Test
    void everyAddressOfANameIsAskedAndAllAreTakenTogether() throws Exception {
        int port = served("127.0.0.1", 0, batches(3));
        served("127.0.0.2", port, batches(4));
        Scrape scrape = scrape("taskmanager:" + port, "127.0.0.1", "127.0.0.2", "127.0.0.3");

        Map<URI, List<Sample>> told = scrape.samples();

        assertThat(told.keySet())
                .containsExactly(
                        URI.create("http://127.0.0.1:" + port + "/metrics"),
                        URI.create("http://127.0.0.2:" + port + "/metrics"));
        List<Sample> all = told.values().stream().flatMap(List::stream).toList();
        assertThat(Histogram.of(all, "passerby_job_batch_size", null, "").counts())
                .containsExactly(Map.entry("2", 7L));
    }

    @Test
    void aNameOfBothFamiliesIsNotCountedTwice() throws Exception {
        MetricsAddress address = MetricsAddress.parse("localhost:9400");
        assertThat(address.pages(host -> addresses("::1", "127.0.0.1")))
                .containsExactly(URI.create("http://127.0.0.1:9400/metrics"));
        assertThat(address.pages(host -> addresses("fd00::7")))
                .containsExactly(URI.create("http://[fd00:0:0:0:0:0:0:7]:9400/metrics"));
    }

    @Test
    void everyPortOfARangeIsAskedAndOneThatIsSilentIsLeftAloneForTenSeconds() throws Exception {
        int port = served("127.0.0.9", 0, batches(3));
        Scrape scrape = scrape("here:" + port + "-" + (port + 1), "127.0.0.9");
        assertThat(scrape.samples()).hasSize(1);

        served("127.0.0.9", port + 1, batches(4));
        now = now.plusSeconds(9);
        assertThat(scrape.samples()).hasSize(1);
        now = now.plusSeconds(1);
        assertThat(scrape.samples()).hasSize(2);
        assertThat(asked).hasValue(4);
    }

    @Test
    void anAddressThatCannotBeAskedIsRefused() {
        assertThat(MetricsAddress.parse("[::1]:9400-9409")).hasToString("[::1]:9400-9409");
        for (String text :
                List.of("job", "job:0", "job:70000", "job:9409-9400", "job:9400-9500", "http://job:9400", "a@b:1")) {
            assertThatThrownBy(() -> MetricsAddress.parse(text))
                    .hasMessage(
                            "metrics must be at host:port, or host:first-last for a range of at most 100 ports, got '"
                                    + text + "'");
        }
    }

    @Test
    void growthIsTheLastMinutesOfEachProcessByItself() {
        RecentGrowth growth = new RecentGrowth();
        assertThat(grown(growth, 0, Map.of(ONE, 100, OTHER, 7))).isZero();
        assertThat(grown(growth, 2, Map.of(ONE, 103, OTHER, 7))).isEqualTo(3);
        assertThat(grown(growth, 30, Map.of(ONE, 110))).isEqualTo(10);
        assertThat(grown(growth, 58, Map.of(ONE, 120, OTHER, 9))).isEqualTo(20 + 2);
        assertThat(grown(growth, 70, Map.of(ONE, 125, OTHER, 9))).isEqualTo(15);
        // One begins anew.
        assertThat(grown(growth, 72, Map.of(ONE, 4, OTHER, 9))).isZero();
        assertThat(grown(growth, 74, Map.of(ONE, 6, OTHER, 9))).isEqualTo(2);
        assertThat(grown(growth, 200, Map.of(ONE, 9, OTHER, 9))).isZero();
    }

    private static long grown(RecentGrowth growth, long second, Map<URI, Integer> counts) {
        Map<URI, List<Sample>> told = new HashMap<>();
        counts.forEach((process, count) -> told.put(process, Exposition.parse(batches(count))));
        List<Sample> all = growth.of(told, second * 1_000);
        return Histogram.of(all, "passerby_job_batch_size", null, "").counts().values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private static String batches(int twos) {
        return """
                passerby_job_batch_size_bucket{le="1.0"} 0
                passerby_job_batch_size_bucket{le="2.0"} %1$d
                passerby_job_batch_size_bucket{le="+Inf"} %1$d
                """.formatted(twos);
    }

    private Scrape scrape(String where, String... found) {
        return new Scrape(List.of(MetricsAddress.parse(where)), host -> addresses(found), () -> now);
    }

    private static InetAddress[] addresses(String... numbers) {
        try {
            InetAddress[] all = new InetAddress[numbers.length];
            for (int i = 0; i < numbers.length; i++) {
                all[i] = InetAddress.getByName(numbers[i]);
            }
            return all;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private int served(String host, int port, String text) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(host, port), 0);
        server.createContext("/metrics", exchange -> {
            asked.incrementAndGet();
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        servers.add(server);
        return server.getAddress().getPort();
    }
}
