package dev.passerby.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RtspInputTest {

    private final ByteArrayOutputStream packets = new ByteArrayOutputStream();

    @Test
    void messagesAndPacketsAreToldApart() throws Exception {
        RtspInput input = input("$\0\0\3abc" + "RTSP/1.0 200 OK\r\nContent-Length: 4\r\n\r\nbody" + "$\1\0\1x"
                + "OPTIONS * RTSP/1.0\nCSeq: 1\n\n");
        RtspMessage reply = input.next();
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).asString(StandardCharsets.US_ASCII).isEqualTo("body");
        assertThat(packets).hasToString("$\0\0\3abc");
        assertThat(input.next().number("CSeq")).contains(1);
        assertThat(packets).hasToString("$\0\0\3abc$\1\0\1x");
        assertThatThrownBy(input::next).isInstanceOf(EOFException.class);
    }

    @Test
    void everySplitReadsTheSame() throws Exception {
        byte[] all = "$\0\0\3abcxxRTSP/1.0 200 OK\r\nContent-Length: 4\r\n\r\nbody".getBytes(StandardCharsets.US_ASCII);
        for (int split = 0; split <= all.length; split++) {
            packets.reset();
            InputStream two = new SequenceInputStream(
                    new ByteArrayInputStream(all, 0, split), new ByteArrayInputStream(all, split, all.length));
            assertThat(new RtspInput(two, packets).next().body())
                    .asString(StandardCharsets.US_ASCII)
                    .isEqualTo("body");
            assertThat(packets).hasToString("$\0\0\3abc");
        }
    }

    @Test
    void theLargestPacketsPassOneAfterTheOther() throws Exception {
        String largest = "$\0\u00ff\u00ff" + "p".repeat(65_535);
        RtspInput input = input(largest.repeat(5) + "RTSP/1.0 200 OK\r\n\r\n");
        input.next();
        assertThat(packets.size()).isEqualTo(5 * 65_539);
    }

    @Test
    void whatIsNeitherIsSkipped() throws Exception {
        assertThat(input("garbage RTSPRTSP/1.0 404 No\r\n\r\n").next().status()).isEqualTo(404);
    }

    @Test
    void headersThatDoNotEndAreRefused() {
        assertThatThrownBy(() ->
                        input("RTSP/1.0 200 OK\r\n" + "X: y\r\n".repeat(3000)).next())
                .hasMessage("it sends headers of more than 16384 bytes");
    }

    @Test
    void aDescriptionIsNotReadToAnyLength() {
        assertThatThrownBy(() -> input("RTSP/1.0 200 OK\r\nContent-Length: 131073\r\n\r\n")
                        .next())
                .hasMessage("it sends a description of more than 131072 bytes");
    }

    @Test
    void lengthsThatAreNoneCountAsNothing() throws Exception {
        for (String length : new String[] {"-1", "99999999999999999999", "0x10", ""}) {
            assertThat(input("RTSP/1.0 200 OK\r\nContent-Length: " + length + "\r\n\r\n")
                            .next()
                            .body())
                    .isEmpty();
        }
    }

    @Test
    void noiseIsSurvived() {
        Random random = new Random(1);
        for (int i = 0; i < 300; i++) {
            byte[] bytes = new byte[random.nextInt(4000)];
            random.nextBytes(bytes);
            RtspInput input = new RtspInput(new ByteArrayInputStream(bytes), packets);
            assertThatThrownBy(() -> {
                        while (true) {
                            input.next();
                        }
                    })
                    .isInstanceOf(IOException.class);
        }
    }

    private RtspInput input(String text) {
        return new RtspInput(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)), packets);
    }
}
