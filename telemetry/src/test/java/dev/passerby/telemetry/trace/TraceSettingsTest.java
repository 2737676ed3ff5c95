package dev.passerby.telemetry.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.passerby.wire.trace.TraceParent;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TraceSettingsTest {

    @Test
    void withoutACollectorThereIsNoTracing() {
        assertThat(TraceSettings.of(Map.of())).isEmpty();
        assertThat(TraceSettings.of(Map.of(TraceSettings.SHARE, "0.5"))).isEmpty();
    }

    @Test
    void aCollectorGetsSpansAtTheStandardsPath() {
        assertThat(of(Map.of(TraceSettings.ENDPOINT, "http://collector:4318/")).endpoint())
                .isEqualTo("http://collector:4318/v1/traces");
        assertThat(of(Map.of(
                                TraceSettings.ENDPOINT,
                                "http://collector:4318",
                                TraceSettings.TRACES_ENDPOINT,
                                "https://traces/in"))
                        .endpoint())
                .isEqualTo("https://traces/in");
    }

    @Test
    void theShareIsTakenByTraceSoThatAFrameIsTracedWholeOrNotAtAll() {
        TraceSettings tenth = of(Map.of(TraceSettings.ENDPOINT, "http://collector:4318", TraceSettings.SHARE, "0.1"));

        long taken = LongStream.range(0, 10_000)
                .mapToObj(seq -> TraceParent.of("door", 1, seq, true).traceId())
                .filter(tenth::takes)
                .count();

        assertThat(taken).isBetween(900L, 1_100L);
    }

    @Test
    void whatIsWrongIsNamedWithoutItsSecrets() {
        assertThatThrownBy(() -> of(Map.of(TraceSettings.SHARE, "2")))
                .hasMessage("OTEL_TRACES_SAMPLER_ARG must be a number from 0 to 1, got '2'");
        assertThatThrownBy(() -> of(Map.of(TraceSettings.ENDPOINT, "http://me:secret@collector")))
                .hasMessageStartingWith("OTEL_EXPORTER_OTLP_ENDPOINT must be an address")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(
                        () -> of(Map.of(TraceSettings.ENDPOINT, "http://collector", TraceSettings.HEADERS, "secret")))
                .hasMessage("OTEL_EXPORTER_OTLP_HEADERS must be like name=value,name=value");
    }

    @Test
    void itIsShownWithoutItsHeaders() {
        assertThat(of(Map.of(TraceSettings.ENDPOINT, "http://collector", TraceSettings.HEADERS, "key=secret")))
                .asString()
                .doesNotContain("secret");
    }

    private static TraceSettings of(Map<String, String> variables) {
        return TraceSettings.of(variables).orElseThrow();
    }
}
