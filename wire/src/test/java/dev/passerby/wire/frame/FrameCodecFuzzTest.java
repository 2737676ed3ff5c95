package dev.passerby.wire.frame;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.passerby.wire.Complaint;
import dev.passerby.wire.WireFormatException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Records of the frames topic from anybody: a frame that can be written and read again, or one line of complaint.
 *
 * <p>An input is the record's key and its headers as lines {@code name=value}, an empty line, and the value.
 */
class FrameCodecFuzzTest {

    @FuzzTest(maxDuration = "1m")
    void anyRecord(byte[] input) throws Exception {
        Map<String, byte[]> headers = new LinkedHashMap<>();
        int at = 0;
        for (int end = lineEnd(input, at); end > at; end = lineEnd(input, at)) {
            String line = new String(input, at, end - at, StandardCharsets.ISO_8859_1);
            int equals = line.indexOf('=');
            if (equals >= 0) {
                headers.put(
                        line.substring(0, equals), line.substring(equals + 1).getBytes(StandardCharsets.ISO_8859_1));
            }
            at = Math.min(input.length, end + 1);
        }
        byte[] value = Arrays.copyOfRange(input, Math.min(input.length, at + 1), input.length);
        holds(headers.remove("key"), headers, value);
    }

    private static void holds(byte[] key, Map<String, byte[]> headers, byte[] value) throws Exception {
        Frame frame;
        try {
            frame = FrameCodec.decode(key, headers, value);
        } catch (WireFormatException e) {
            Complaint.isFitToBeShown(e);
            return;
        }
        assertThat(frame.width()).isBetween(1, 65_535);
        assertThat(frame.height()).isBetween(1, 65_535);
        assertThat(frame.jpeg()).isSameAs(value);
        byte[] writtenKey = frame.cameraId().getBytes(StandardCharsets.UTF_8);
        Frame again = FrameCodec.decode(writtenKey, FrameCodec.headers(frame), frame.jpeg());
        assertThat(again).isEqualTo(frame);
    }

    private static int lineEnd(byte[] input, int from) {
        int end = from;
        while (end < input.length && input[end] != '\n') {
            end++;
        }
        return end;
    }
}
