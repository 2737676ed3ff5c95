package dev.passerby.pipeline.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.telemetry.trace.OtlpCollector;
import dev.passerby.telemetry.trace.SpanExport;
import dev.passerby.telemetry.trace.TraceSettings;
import dev.passerby.wire.event.Timings;
import dev.passerby.wire.trace.TraceParent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JobTracesTest {

    private static final long NOON = 1_740_830_400_000L;
    private static final TraceParent PUBLISH =
            TraceParent.of("door", 7, 42, true).step("publish");

    @Test
    void aFramesStagesArePartsOfItsRecognition() throws Exception {
        try (OtlpCollector collector = new OtlpCollector()) {
            TraceSettings settings = TraceSettings.of(Map.of(TraceSettings.ENDPOINT, collector.endpoint()))
                    .orElseThrow();
            try (JobTraces traces = new JobTraces(new SpanExport(settings, "passerby-job"))) {
                traces.took(PUBLISH.text(), "door", NOON, new Timings(10, 4, 18, 11, 1, 50));
            }

            List<OtlpCollector.Received> spans = collector.await(received -> received.size() == 6);
            String recognize = PUBLISH.step("recognize").spanId();
            assertThat(spans).allMatch(span -> span.traceId().equals(PUBLISH.traceId()));
            assertThat(spans)
                    .filteredOn(span -> span.parentId().equals(PUBLISH.spanId()))
                    .extracting(OtlpCollector.Received::name)
                    .containsExactlyInAnyOrder("wait", "recognize");
            assertThat(spans)
                    .filteredOn(span -> span.parentId().equals(recognize))
                    .extracting(OtlpCollector.Received::name)
                    .containsExactlyInAnyOrder("decode", "detect", "embed", "match");
            assertThat(spans)
                    .filteredOn(span -> span.name().equals("recognize"))
                    .extracting(OtlpCollector.Received::beganNanos, OtlpCollector.Received::endedNanos)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple((NOON + 10) * 1_000_000, (NOON + 50) * 1_000_000));
            assertThat(JobTraces.eventsOf(PUBLISH.text()))
                    .isEqualTo("00-" + PUBLISH.traceId() + "-" + recognize + "-01");
        }
    }

    @Test
    void aFrameWithoutATraceHasEventsWithoutOne() {
        assertThat(JobTraces.eventsOf(null)).isNull();
        assertThat(JobTraces.eventsOf("nonsense")).isNull();
    }
}
