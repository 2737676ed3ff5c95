package dev.passerby.simulator.rtsp;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;

/** What a viewer may send: requests, an end of the connection, or a complaint that can be answered. */
class RequestReaderFuzzTest {

    private static final int LARGEST_HEAD = 16 * 1024;

    @FuzzTest(maxDuration = "1m")
    void connection(byte[] sent) throws IOException {
        RequestReader reader = new RequestReader(new ByteArrayInputStream(sent));
        try {
            for (Optional<RtspRequest> next = reader.next(); next.isPresent(); next = reader.next()) {
                holds(next.get());
            }
        } catch (BadRequestException e) {
            assertThat(e.getMessage()).isNotBlank().doesNotContain("\n");
            assertThat(e.status()).isNotNull();
            assertThat(e.sequence()).isBetween(0L, 9_999_999_999L);
        } catch (EOFException e) {
            // It ended within a request.
        }
    }

    private static void holds(RtspRequest request) {
        assertThat(request.method()).isNotEmpty();
        assertThat(request.uri()).isNotEmpty();
        assertThat(request.sequence()).isBetween(0L, 9_999_999_999L);
        int head = request.method().length() + request.uri().length();
        for (var header : request.headers().entrySet()) {
            head += header.getKey().length() + header.getValue().length();
            assertThat(request.header(header.getKey())).contains(header.getValue());
        }
        assertThat(head).isLessThanOrEqualTo(LARGEST_HEAD);
    }
}
