package dev.passerby.wire.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.passerby.wire.WireFormatException;
import dev.passerby.wire.trace.TraceParent;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameCodecTest {

    private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xd9};
    private static final byte[] KEY = bytes("door");
    private static final Frame FRAME = new Frame("door", 1740830400000L, 4, 1740830400800L, 1280, 720, true, JPEG);

    @Test
    void aFrameComesBackAsItWas() throws Exception {
        assertThat(FrameCodec.decode(KEY, FrameCodec.headers(FRAME), JPEG)).isEqualTo(FRAME);
    }

    @Test
    void theLargestNumbersComeBack() throws Exception {
        Frame frame =
                new Frame("a".repeat(64), Long.MAX_VALUE, Long.MAX_VALUE, 253_402_300_799_999L, 65535, 1, false, JPEG);
        assertThat(FrameCodec.decode(bytes(frame.cameraId()), FrameCodec.headers(frame), JPEG))
                .isEqualTo(frame);
    }

    @Test
    void headersOfOthersAreIgnored() throws Exception {
        Map<String, byte[]> headers = new HashMap<>(FrameCodec.headers(FRAME));
        headers.put("traceparent", new byte[] {0, 1, 2});
        assertThat(FrameCodec.decode(KEY, headers, JPEG)).isEqualTo(FRAME);
    }

    @ParameterizedTest
    @ValueSource(strings = {"version", "epoch", "seq", "capturedAt", "width", "height", "keyframe"})
    void aMissingHeaderIsNamed(String name) {
        Map<String, byte[]> headers = new HashMap<>(FrameCodec.headers(FRAME));
        headers.remove(name);
        assertRefused(headers, "frame header '" + name + "' is missing");
    }

    @ParameterizedTest
    @CsvSource({
        "version, 2, 'must be 1, got 2'",
        "version, one, 'must be a number from 1 to 2147483647, got ''one'''",
        "epoch, -1, 'must be a number from 0 to 9223372036854775807, got ''-1'''",
        "epoch, 9223372036854775808, 'must be a number from 0 to 9223372036854775807, got ''9223372036854775808'''",
        "seq, 1.5, 'must be a number from 0 to 9223372036854775807, got ''1.5'''",
        "capturedAt, 2025-03-01, 'must be a number from 0 to 253402300799999, got ''2025-03-01'''",
        "capturedAt, 253402300800000, 'must be a number from 0 to 253402300799999, got ''253402300800000'''",
        "width, 0, 'must be a number from 1 to 65535, got ''0'''",
        "height, 65536, 'must be a number from 1 to 65535, got ''65536'''",
        "height, '', 'must be a number from 1 to 65535, got '''''",
        "keyframe, yes, 'must be true or false, got ''yes'''",
        "keyframe, TRUE, 'must be true or false, got ''TRUE'''",
    })
    void aGarbledHeaderIsNamedWithItsRuleAndValue(String name, String value, String complaint) {
        assertRefused(with(name, bytes(value)), "frame header '" + name + "' " + complaint);
    }

    @Test
    void aLongOrUnprintableHeaderIsShownInOneShortLine() {
        assertRefused(
                with("seq", bytes("1\n\u0007" + "x".repeat(100))),
                "frame header 'seq' must be a number from 0 to 9223372036854775807, got '1??" + "x".repeat(37) + "…'");
        assertRefused(
                with("keyframe", new byte[] {(byte) 0xff}),
                "frame header 'keyframe' must be true or false, got '\ufffd'");
    }

    @Test
    void aValueThatIsNoJpegIsRefused() {
        Map<String, byte[]> headers = FrameCodec.headers(FRAME);
        byte[] png = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n'};
        assertThatThrownBy(() -> FrameCodec.decode(KEY, headers, png))
                .isInstanceOf(WireFormatException.class)
                .hasMessage("frame value must be a JPEG, got 6 bytes that do not begin like one");
        assertThatThrownBy(() -> FrameCodec.decode(KEY, headers, new byte[0]))
                .isInstanceOf(WireFormatException.class)
                .hasMessage("frame value must be a JPEG, got 0 bytes that do not begin like one");
        assertThatThrownBy(() -> FrameCodec.decode(KEY, headers, null))
                .isInstanceOf(WireFormatException.class)
                .hasMessage("frame value must be a JPEG, got nothing");
    }

    @Test
    void aKeyThatIsNoCameraIdIsRefused() {
        Map<String, byte[]> headers = FrameCodec.headers(FRAME);
        for (byte[] nothing : new byte[][] {null, {}}) {
            assertThatThrownBy(() -> FrameCodec.decode(nothing, headers, JPEG))
                    .isInstanceOf(WireFormatException.class)
                    .hasMessage("frame without a camera id as its key");
        }
        assertThatThrownBy(() -> FrameCodec.decode(bytes("front\ndoor"), headers, JPEG))
                .isInstanceOf(WireFormatException.class)
                .hasMessage("frame key must be a camera id of 1 to 64 letters, digits, '-', '_' or '.',"
                        + " got 'front?door'");
    }

    @Test
    void framesFollowEachOtherByConnectionFirst() {
        assertThat(FRAME.isAfter(FRAME.epoch(), 3)).isTrue();
        assertThat(FRAME.isAfter(FRAME.epoch(), 4)).isFalse();
        assertThat(FRAME.isAfter(FRAME.epoch() - 1, 900)).isTrue();
        assertThat(FRAME.isAfter(FRAME.epoch() + 1, 0)).isFalse();
    }

    private static Map<String, byte[]> with(String name, byte[] value) {
        Map<String, byte[]> headers = new HashMap<>(FrameCodec.headers(FRAME));
        headers.put(name, value);
        return headers;
    }

    private static void assertRefused(Map<String, byte[]> headers, String message) {
        assertThatThrownBy(() -> FrameCodec.decode(KEY, headers, JPEG))
                .isInstanceOf(WireFormatException.class)
                .hasMessage(message);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aCamerasThresholdTravelsWithItsFrames() throws Exception {
        Frame frame = new Frame("door", 1, 2, 3, 640, 480, true, 0.9, JPEG);
        Map<String, byte[]> headers = new HashMap<>(FrameCodec.headers(frame));

        assertThat(FrameCodec.decode(KEY, headers, JPEG)).isEqualTo(frame);

        headers.put("threshold", bytes("3"));
        assertThatThrownBy(() -> FrameCodec.decode(KEY, headers, JPEG))
                .hasMessage("frame header 'threshold' must be a distance above 0 and at most 2, got '3'");
    }

    @Test
    void aFramesTraceTravelsWithItAndAGarbledOneIsLeftBehind() throws Exception {
        Frame frame = new Frame("door", 1, 2, 3, 640, 480, true, 0.9, JPEG);
        Frame traced = frame.tracedAs(TraceParent.of("door", 1, 2, true).text());
        Map<String, byte[]> headers = new HashMap<>(FrameCodec.headers(traced));

        assertThat(FrameCodec.decode(KEY, headers, JPEG)).isEqualTo(traced);

        headers.put("traceparent", bytes("00-nonsense"));
        assertThat(FrameCodec.decode(KEY, headers, JPEG)).isEqualTo(frame);
    }
}
