package dev.passerby.telemetry.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class MetricsEndpointTest {

    private static final ListenAt ANYWHERE = new ListenAt(ListenAt.LOOPBACK, 0, 0);

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final AtomicReference<Optional<String>> unready = new AtomicReference<>(Optional.empty());

    @Test
    void tellsMetricsInPrometheusTextFormat() throws Exception {
        Counter counter = Counter.builder()
                .name("passerby_test_total")
                .help("For this test.")
                .labelNames("camera")
                .register(registry);
        counter.labelValues("door").inc(3);

        try (MetricsEndpoint endpoint = MetricsEndpoint.open(ANYWHERE, registry, unready::get)) {
            HttpResponse<String> answer = get(endpoint, "/metrics");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type"))
                    .hasValue("text/plain; version=0.0.4; charset=utf-8");
            assertThat(answer.body())
                    .contains("# TYPE passerby_test_total counter\n", "passerby_test_total{camera=\"door\"} 3.0\n");
        }
    }

    @Test
    void isAliveAlwaysAndReadyWhenItSaysSo() throws Exception {
        try (MetricsEndpoint endpoint = MetricsEndpoint.open(ANYWHERE, registry, unready::get)) {
            unready.set(Optional.of("the broker has not answered yet"));
            assertThat(get(endpoint, "/healthz").statusCode()).isEqualTo(200);
            assertThat(get(endpoint, "/readyz").statusCode()).isEqualTo(503);
            assertThat(get(endpoint, "/readyz").body()).isEqualTo("the broker has not answered yet\n");

            unready.set(Optional.empty());
            assertThat(get(endpoint, "/readyz").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void answersNothingElse() throws Exception {
        try (MetricsEndpoint endpoint = MetricsEndpoint.open(ANYWHERE, registry, unready::get)) {
            assertThat(get(endpoint, "/").statusCode()).isEqualTo(404);
            assertThat(get(endpoint, "/metrics/../etc").statusCode()).isEqualTo(404);
            HttpRequest post = HttpRequest.newBuilder(at(endpoint, "/metrics"))
                    .POST(HttpRequest.BodyPublishers.ofString("x"))
                    .build();
            assertThat(HttpClient.newHttpClient()
                            .send(post, HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(405);
        }
    }

    @Test
    void aSecondProcessTakesTheNextPortOfTheRange() throws Exception {
        try (MetricsEndpoint first = MetricsEndpoint.open(ANYWHERE, registry, unready::get)) {
            int port = first.port();
            try (MetricsEndpoint second = MetricsEndpoint.open(
                    new ListenAt(ListenAt.LOOPBACK, port, Math.min(65_535, port + 50)), registry, unready::get)) {
                assertThat(second.port()).isGreaterThan(port);
            }
        }
    }

    @Test
    void aPortThatIsTakenIsNamed() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            ListenAt where = new ListenAt(ListenAt.LOOPBACK, taken.getLocalPort(), taken.getLocalPort());

            assertThatThrownBy(() -> MetricsEndpoint.open(where, registry, unready::get))
                    .hasMessageContaining(
                            "metrics cannot be served at 127.0.0.1:" + taken.getLocalPort() + ": Address");
        }
    }

    @Test
    void onceClosedItsPortIsFreeAgain() throws Exception {
        MetricsEndpoint endpoint = MetricsEndpoint.open(ANYWHERE, registry, unready::get);
        ListenAt same = new ListenAt(ListenAt.LOOPBACK, endpoint.port(), endpoint.port());
        get(endpoint, "/healthz");
        endpoint.close();

        try (MetricsEndpoint again = MetricsEndpoint.open(same, registry, unready::get)) {
            assertThat(again.port()).isEqualTo(same.firstPort());
        }
    }

    private static HttpResponse<String> get(MetricsEndpoint endpoint, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(at(endpoint, path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static URI at(MetricsEndpoint endpoint, String path) {
        return URI.create("http://127.0.0.1:" + endpoint.port() + path);
    }
}
