package dev.passerby.wire.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceParentTest {

    /** The example of W3C Trace Context. */
    private static final String EXAMPLE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @Test
    void readsAndWritesTheStandardsExample() {
        TraceParent parent = TraceParent.parse(EXAMPLE).orElseThrow();

        assertThat(parent).isEqualTo(new TraceParent("0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331", true));
        assertThat(parent.text()).isEqualTo(EXAMPLE);
        assertThat(parent.sampled(false).text()).endsWith("-00");
    }

    @Test
    void aLaterVersionMaySayMore() {
        assertThat(TraceParent.parse("01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-03-what-comes"))
                .hasValueSatisfying(parent -> assertThat(parent.text()).isEqualTo(EXAMPLE));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
                "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more",
                "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331"
            })
    void whatTheStandardForbidsIsNone(String text) {
        assertThat(TraceParent.parse(text)).isEmpty();
    }

    @Test
    void aFrameHasTheSameTraceWheneverItIsDone() {
        assertThat(TraceParent.of("door", 7, 42, true)).isEqualTo(TraceParent.of("door", 7, 42, true));
        assertThat(TraceParent.of("door", 7, 42, true).traceId())
                .isNotEqualTo(TraceParent.of("door", 7, 43, true).traceId())
                .isNotEqualTo(TraceParent.of("yard", 7, 42, true).traceId());
    }

    @Test
    void aStepStaysInItsTraceUnderAnIdOfItsOwn() {
        TraceParent frame = TraceParent.of("door", 7, 42, true);

        assertThat(frame.step("detect").traceId()).isEqualTo(frame.traceId());
        assertThat(frame.step("detect")).isEqualTo(frame.step("detect")).isNotEqualTo(frame.step("match"));
        assertThat(frame.step("detect").spanId()).isNotEqualTo(frame.spanId());
    }

    @Test
    void idsThatAreNoneAreRefused() {
        assertThatThrownBy(() -> new TraceParent("x", "b7ad6b7169203331", true))
                .hasMessage("a trace id must be 32 hexadecimal digits, not all zero, got 'x'");
        assertThatThrownBy(() -> new TraceParent("0af7651916cd43dd8448eb211c80319c", "0".repeat(16), true))
                .hasMessage("a span id must be 16 hexadecimal digits, not all zero, got '0000000000000000'");
    }
}
