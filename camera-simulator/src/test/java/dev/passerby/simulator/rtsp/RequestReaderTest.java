package dev.passerby.simulator.rtsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestReaderTest {

    private static final String OPTIONS = "OPTIONS rtsp://h/door RTSP/1.0\r\nCSeq: 7\r\n\r\n";

    @Test
    void aRequestHasMethodAddressSequenceAndHeaders() throws Exception {
        RtspRequest request = reader("SETUP rtsp://h/door RTSP/1.0\r\ncseq:12\r\nTransport: a ; b\r\n\r\n")
                .next()
                .orElseThrow();

        assertThat(request.method()).isEqualTo("SETUP");
        assertThat(request.uri()).isEqualTo("rtsp://h/door");
        assertThat(request.sequence()).isEqualTo(12);
        assertThat(request.header("TRANSPORT")).contains("a ; b");
        assertThat(request.header("Session")).isEmpty();
    }

    @Test
    void bareLineFeedsEndLinesToo() throws Exception {
        assertThat(reader(OPTIONS.replace("\r", "")).next()).isPresent();
    }

    @Test
    void packetsAndBodiesBetweenRequestsAreReadOver() throws Exception {
        RequestReader requests = reader(
                "$\1\0\5\r\n\r\n!" + "GET_PARAMETER * RTSP/1.0\r\nCSeq: 1\r\nContent-Length: 4\r\n\r\nbody" + OPTIONS);

        assertThat(requests.next().orElseThrow().method()).isEqualTo("GET_PARAMETER");
        assertThat(requests.next().orElseThrow().method()).isEqualTo("OPTIONS");
        assertThat(requests.next()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OPTIONS\r\nCSeq: 1\r\n\r\n",
                "OPTIONS rtsp://h/door RTSP/1.0 more\r\nCSeq: 1\r\n\r\n",
                "OPTIONS rtsp://h/door RTSP/1.0\r\n\r\n",
                "OPTIONS rtsp://h/door RTSP/1.0\r\nCSeq: one\r\n\r\n",
                "OPTIONS rtsp://h/door RTSP/1.0\r\nCSeq: 12345678901\r\n\r\n",
                "OPTIONS rtsp://h/door RTSP/1.0\r\nCSeq: 1\r\nno colon\r\n\r\n",
                "OPTIONS rtsp://h/door RTSP/1.0\r\nCSeq: 1\r\nContent-Length: 99999999\r\n\r\n",
                "OPTIONS rtsp://h/door RTSP/1.0\r\nCSeq: 1\r\nContent-Length: -1\r\n\r\n",
                "\u0016\u0003\u0001\u0002\u0000\u0001"
            })
    void aRequestThatBreaksTheRulesIsABadRequest(String text) {
        BadRequestException bad = catchThrowableOfType(
                BadRequestException.class, () -> reader(text).next());

        assertThat(bad.status()).isEqualTo(RtspStatus.BAD_REQUEST);
    }

    @Test
    void anotherProtocolsRequestIsToldTheVersion() {
        BadRequestException bad =
                catchThrowableOfType(BadRequestException.class, () -> reader("GET / HTTP/1.1\r\nCSeq: 3\r\n\r\n")
                        .next());

        assertThat(bad.status()).isEqualTo(RtspStatus.VERSION_NOT_SUPPORTED);
        assertThat(bad.sequence()).isEqualTo(3);
    }

    @Test
    void aHeadWithoutEndIsABadRequestBeforeItFillsTheMemory() {
        assertThatThrownBy(() -> reader("OPTIONS " + "x".repeat(20_000)).next())
                .isInstanceOf(BadRequestException.class)
                .hasMessage("a request's head has at most 16384 bytes");
    }

    @Test
    void aConnectionThatEndsWithinARequestIsAnEnd() {
        assertThatThrownBy(() -> reader("OPTIONS rtsp://h/door").next()).isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> reader("$\1\0\5ab").next()).isInstanceOf(EOFException.class);
    }

    @Test
    void randomBytesAreARequestABadRequestOrAnEndAndNothingElse() throws Exception {
        Random random = new Random(5);
        int bad = 0;
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = new byte[200];
            random.nextBytes(bytes);
            try {
                new RequestReader(new ByteArrayInputStream(bytes)).next();
            } catch (BadRequestException | EOFException e) {
                bad++;
            }
        }
        assertThat(bad).isGreaterThan(1_900);
    }

    private static RequestReader reader(String text) {
        return new RequestReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)));
    }
}
