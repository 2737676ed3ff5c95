package dev.passerby.simulator.rtsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InboxTest {

    private static final String PACKET = "$\1\0\5\r\n\r\n!";
    private static final String FIRST = "GET_PARAMETER * RTSP/1.0\r\nCSeq: 1\r\nContent-Length: 4\r\n\r\nbody";
    private static final String SECOND = "OPTIONS rtsp://h/door RTSP/1.0\r\nCSeq: 7\r\n\r\n";

    private final Inbox inbox = new Inbox();

    @Test
    void requestsComeOutWholeHoweverTheBytesCome() throws Exception {
        String all = PACKET + FIRST + PACKET + PACKET + SECOND + PACKET;
        for (int piece = 1; piece <= all.length(); piece++) {
            List<String> methods = new ArrayList<>();
            for (int from = 0; from < all.length(); from += piece) {
                add(all.substring(from, Math.min(all.length(), from + piece)));
                for (Optional<RtspRequest> next = inbox.next(); next.isPresent(); next = inbox.next()) {
                    methods.add(next.get().method());
                }
            }
            assertThat(methods).as("in pieces of %d bytes", piece).containsExactly("GET_PARAMETER", "OPTIONS");
        }
    }

    @Test
    void aHeadThatNeverEndsIsABadRequest() throws Exception {
        add("OPTIONS " + "x".repeat(10_000));
        assertThat(inbox.next()).isEmpty();
        add("x".repeat(10_000));
        assertThatThrownBy(inbox::next).isInstanceOf(BadRequestException.class);
    }

    private void add(String text) {
        inbox.add(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)));
    }
}
