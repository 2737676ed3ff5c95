package dev.passerby.telemetry.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.wire.trace.TraceParent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpanExportTest {

    private static final TraceParent FRAME = TraceParent.of("door", 7, 42, true);
    private static final long NOON = 1_740_830_400_000_000_000L;

    @Test
    void spansArriveWithTheIdsThatTheirStepsHaveAlready() throws Exception {
        try (OtlpCollector collector = new OtlpCollector()) {
            TraceSettings settings = TraceSettings.of(Map.of(
                            TraceSettings.ENDPOINT, collector.endpoint(), TraceSettings.HEADERS, "x-tenant=yard"))
                    .orElseThrow();
            try (SpanExport export = new SpanExport(settings, "passerby-test")) {
                export.add(new FrameSpan(FRAME, null, "frame", NOON, NOON + 900, Map.of("camera", "door")));
                export.add(new FrameSpan(FRAME.step("encode"), FRAME, "encode", NOON + 100, NOON + 300, Map.of()));
            }

            List<OtlpCollector.Received> spans = collector.await(received -> received.size() == 2);
            assertThat(spans)
                    .containsExactlyInAnyOrder(
                            new OtlpCollector.Received(
                                    "passerby-test",
                                    FRAME.traceId(),
                                    FRAME.spanId(),
                                    "",
                                    "frame",
                                    NOON,
                                    NOON + 900,
                                    Map.of("camera", "door")),
                            new OtlpCollector.Received(
                                    "passerby-test",
                                    FRAME.traceId(),
                                    FRAME.step("encode").spanId(),
                                    FRAME.spanId(),
                                    "encode",
                                    NOON + 100,
                                    NOON + 300,
                                    Map.of()));
            assertThat(collector.headers())
                    .allSatisfy(headers -> assertThat(headers.get("X-tenant")).containsExactly("yard"));
        }
    }

    @Test
    void aTraceThatIsNotSampledIsNotSent() throws Exception {
        try (OtlpCollector collector = new OtlpCollector()) {
            TraceSettings settings = TraceSettings.of(Map.of(TraceSettings.ENDPOINT, collector.endpoint()))
                    .orElseThrow();
            try (SpanExport export = new SpanExport(settings, "passerby-test")) {
                export.add(new FrameSpan(FRAME.sampled(false), null, "frame", NOON, NOON, Map.of()));
                export.add(new FrameSpan(FRAME, null, "sampled", NOON, NOON, Map.of()));
            }

            assertThat(collector.await(received -> !received.isEmpty()))
                    .extracting(OtlpCollector.Received::name)
                    .containsExactly("sampled");
        }
    }

    @Test
    void aCollectorThatIsAwayCostsSpansAndNothingElse() throws Exception {
        String nobody;
        try (OtlpCollector collector = new OtlpCollector()) {
            nobody = collector.endpoint();
        }
        TraceSettings settings =
                TraceSettings.of(Map.of(TraceSettings.ENDPOINT, nobody)).orElseThrow();

        try (SpanExport export = new SpanExport(settings, "passerby-test")) {
            for (int i = 0; i < 20_000; i++) {
                export.add(new FrameSpan(FRAME, null, "frame", NOON, NOON, Map.of()));
            }
        }
    }
}
