package dev.passerby.ingest;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.passerby.ingest.address.AllowedNetworks;
import dev.passerby.ingest.gateway.AccessRules;
import dev.passerby.ingest.rtsp.RtspSettings;
import dev.passerby.ingest.watch.WatchSettings;
import dev.passerby.telemetry.endpoint.ListenAt;
import dev.passerby.telemetry.trace.TraceSettings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IngestEnvironmentTest {

    @Test
    void nothingSetMeansTheStandard() {
        IngestEnvironment environment = IngestEnvironment.of(Map.of());
        assertThat(environment.brokers()).isEqualTo("localhost:9092");
        assertThat(environment.topics().frames()).isEqualTo("passerby.frames");
        assertThat(environment.settings()).isEqualTo(IngestSettings.STANDARD);
    }

    @Test
    void everyVariableIsRead() {
        IngestEnvironment environment = IngestEnvironment.of(Map.ofEntries(
                entry("PASSERBY_BROKERS", "kafka:9092"),
                entry("PASSERBY_TOPIC_PREFIX", "site1"),
                entry("PASSERBY_INGEST_TRANSPORT", "udp"),
                entry("PASSERBY_INGEST_OPEN_TIMEOUT", "PT5S"),
                entry("PASSERBY_INGEST_FIRST_FRAME_TIMEOUT", "PT6S"),
                entry("PASSERBY_INGEST_STALL_TIMEOUT", "PT2S"),
                entry("PASSERBY_INGEST_JPEG_QUANTIZER", "5"),
                entry("PASSERBY_INGEST_JPEG_LONGEST_SIDE", "1280"),
                entry("PASSERBY_INGEST_MAX_RECORD_BYTES", "1000000"),
                entry("PASSERBY_INGEST_MOTION", "off"),
                entry("PASSERBY_INGEST_KEEP_ALIVE", "PT0.8S"),
                entry("PASSERBY_INGEST_ALLOWED_NETWORKS", "10.20.0.0/16, fd00::/8"),
                entry("PASSERBY_INGEST_BASIC_PASSWORDS", "refused"),
                entry("PASSERBY_INGEST_CERTIFICATES", "any"),
                entry("PASSERBY_INGEST_METRICS_PORT", "9410-9419"),
                entry("PASSERBY_INGEST_METRICS_ADDRESS", "0.0.0.0"),
                entry("OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4318"),
                entry("OTEL_TRACES_SAMPLER_ARG", "0.01")));
        assertThat(environment.settings().watch())
                .isEqualTo(new WatchSettings(
                        new ListenAt("0.0.0.0", 9410, 9419),
                        new TraceSettings("http://collector:4318/v1/traces", Map.of(), 0.01)));
        assertThat(IngestEnvironment.of(Map.of("PASSERBY_INGEST_WORKER", "yard-2"))
                        .settings()
                        .worker())
                .isEqualTo("yard-2");
        RtspSettings rtsp = environment.settings().rtsp();
        assertThat(environment.brokers()).isEqualTo("kafka:9092");
        assertThat(environment.topics().prefix()).isEqualTo("site1");
        assertThat(rtsp.transport()).isEqualTo(RtspSettings.Transport.UDP);
        assertThat(rtsp.openTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(rtsp.firstFrameTimeout()).isEqualTo(Duration.ofSeconds(6));
        assertThat(rtsp.stallTimeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(rtsp.jpeg().quantizer()).isEqualTo(5);
        assertThat(rtsp.jpeg().longestSide()).isEqualTo(1280);
        assertThat(rtsp.access())
                .isEqualTo(new AccessRules(AllowedNetworks.parse("10.20.0.0/16,fd00::/8"), false, true));
        assertThat(environment.settings().publishing().maxRecordBytes()).isEqualTo(1_000_000);
        assertThat(environment.settings().motion().everyPicture()).isTrue();
        assertThat(environment.settings().motion().keepAlive()).isEqualTo(Duration.ofMillis(800));
    }

    @Test
    void aWorkersNameIsOneThatKafkaTakes() {
        assertThatThrownBy(() -> IngestEnvironment.of(Map.of("PASSERBY_INGEST_WORKER", "yard 2")))
                .hasMessage("PASSERBY_INGEST_WORKER must be 1 to 64 letters, digits, '.', '_' or '-', got 'yard 2'");
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        assertThatThrownBy(() -> IngestEnvironment.of(Map.of(
                        "PASSERBY_INGEST_STALL_TIMEOUT", "3 s",
                        "PASSERBY_INGEST_JPEG_QUANTIZER", "1",
                        "PASSERBY_INGEST_ALLOWED_NETWORKS", "home",
                        "PASSERBY_INGEST_BASIC_PASSWORDS", "yes",
                        "PASSERBY_INGEST_MOTION", "maybe")))
                .hasMessage("PASSERBY_INGEST_STALL_TIMEOUT must be a duration above zero such as PT3S, got '3 s'; "
                        + "PASSERBY_INGEST_JPEG_QUANTIZER must be a number from 2 to 31, got '1'; "
                        + "PASSERBY_INGEST_ALLOWED_NETWORKS must be networks such as 10.20.0.0/16 or fd00::/8 separated by"
                        + " commas, 'private' for all private ones, or 'any', got 'home'; "
                        + "PASSERBY_INGEST_BASIC_PASSWORDS must be allowed or refused, got 'yes'; "
                        + "PASSERBY_INGEST_MOTION must be on or off, got 'maybe'");
    }

    @Test
    void whoIsToldMustBeNamedProperly() {
        assertThatThrownBy(() -> IngestEnvironment.of(
                        Map.of("PASSERBY_INGEST_METRICS_PORT", "on", "OTEL_TRACES_SAMPLER_ARG", "all")))
                .hasMessage("PASSERBY_INGEST_METRICS_PORT must be off, a port such as 9400, or a range of ports such as"
                        + " 9400-9409, got 'on'; OTEL_TRACES_SAMPLER_ARG must be a number from 0 to 1, got 'all'");
    }
}
