package dev.passerby.simulator.rtsp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.simulator.fault.Fault;
import dev.passerby.simulator.fault.Misbehaviour;
import dev.passerby.simulator.video.SyntheticClip;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RtspSessionTest {

    private static final String DOOR = "rtsp://127.0.0.1:8554/door";
    private static final String TCP = "RTP/AVP/TCP;unicast;interleaved=0-1";

    /** Not started: nothing is sent. */
    private final LiveStream door = new LiveStream(
            "door", DOOR, Map.of("1", SyntheticClip.of(10, 10, 10, 50)), 1, Duration.ofSeconds(1), Duration.ZERO);

    private final RtspSession session = session(Optional.empty(), RtspSession.Ports.NONE);

    private RtspSession session(Optional<Credentials> credentials, RtspSession.Ports ports) {
        return new RtspSession("abc", "127.0.0.1", Map.of("door", door), new Guard(credentials, "00ff"), ports);
    }

    @Test
    void aViewerDescribesSetsUpPlaysAndTearsDown() {
        RtspResponse described = answer("DESCRIBE", DOOR).response();
        assertThat(described.status()).isEqualTo(RtspStatus.OK);
        assertThat(described.headers())
                .containsEntry("Content-Base", DOOR + "/")
                .containsEntry("Content-Type", "application/sdp");
        assertThat(described.body()).contains("s=door");

        RtspResponse setUp =
                answer("SETUP", DOOR + "/trackID=0", "Transport", TCP).response();
        assertThat(setUp.headers()).containsEntry("Session", "abc;timeout=60");
        assertThat(setUp.headers().get("Transport")).startsWith(TCP + ";ssrc=");

        assertThat(answer("PLAY", DOOR + "/", "Session", "abc").after()).isEqualTo(Reply.After.PLAY);
        assertThat(answer("PAUSE", DOOR + "/", "Session", "abc").after()).isEqualTo(Reply.After.PAUSE);
        assertThat(answer("PLAY", DOOR + "/", "Session", "abc;timeout=60").after())
                .isEqualTo(Reply.After.PLAY);
        assertThat(answer("TEARDOWN", DOOR + "/", "Session", "abc").after()).isEqualTo(Reply.After.PAUSE);
        assertStatus(RtspStatus.METHOD_NOT_VALID_IN_STATE, answer("PLAY", DOOR + "/", "Session", "abc"));
    }

    @Test
    void optionsAndKeepAlivesAreAnswered() {
        assertThat(answer("OPTIONS", "*").response().headers().get("Public")).contains("DESCRIBE", "PLAY");
        assertStatus(RtspStatus.OK, answer("GET_PARAMETER", DOOR));
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertStatus(RtspStatus.NOT_FOUND, answer("DESCRIBE", "rtsp://127.0.0.1:8554/window"));
        assertStatus(RtspStatus.NOT_FOUND, answer("DESCRIBE", "*"));
        assertStatus(RtspStatus.NOT_FOUND, answer("SETUP", DOOR + "/trackID=1", "Transport", TCP));
    }

    @Test
    void transportOverUdpIsNotSupported() {
        assertStatus(
                RtspStatus.UNSUPPORTED_TRANSPORT,
                answer("SETUP", DOOR + "/trackID=0", "Transport", "RTP/AVP;unicast;client_port=5000-5001"));
        assertStatus(RtspStatus.UNSUPPORTED_TRANSPORT, answer("SETUP", DOOR + "/trackID=0"));
    }

    @Test
    void playingNeedsASetUpAndTheRightSession() {
        assertStatus(RtspStatus.METHOD_NOT_VALID_IN_STATE, answer("PLAY", DOOR));
        answer("SETUP", DOOR, "Transport", TCP);
        assertStatus(RtspStatus.SESSION_NOT_FOUND, answer("PLAY", DOOR));
        assertStatus(RtspStatus.SESSION_NOT_FOUND, answer("PLAY", DOOR, "Session", "xyz"));
        answer("PLAY", DOOR, "Session", "abc");
        assertStatus(RtspStatus.METHOD_NOT_VALID_IN_STATE, answer("SETUP", DOOR, "Transport", TCP));
        assertThat(answer("PLAY", DOOR, "Session", "abc").after()).isEqualTo(Reply.After.CONTINUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RECORD", "ANNOUNCE", "describe", "FETCH"})
    void otherMethodsAreNotImplemented(String method) {
        assertStatus(RtspStatus.NOT_IMPLEMENTED, answer(method, DOOR));
    }

    @ParameterizedTest
    @CsvSource({
        "UNAUTHORIZED, UNAUTHORIZED",
        "NOT_FOUND, NOT_FOUND",
        "UNAVAILABLE, SERVICE_UNAVAILABLE",
        "SILENT, OK",
        "GARBAGE, OK"
    })
    void aCameraMayRefuseToDescribeItself(Misbehaviour misbehaviour, RtspStatus status) {
        door.misbehave(misbehaviour);

        assertStatus(status, answer("DESCRIBE", DOOR));
    }

    @Test
    void aCameraMayGiveNoAnswerOrClose() {
        door.misbehave(Misbehaviour.NOT_ANSWERING);
        assertThat(answer("OPTIONS", DOOR)).isEqualTo(Reply.nothing(Reply.After.CONTINUE));
        door.misbehave(Misbehaviour.FROZEN);
        assertThat(answer("OPTIONS", DOOR)).isEqualTo(Reply.nothing(Reply.After.CONTINUE));
        door.misbehave(Misbehaviour.CLOSING);
        assertThat(answer("OPTIONS", DOOR)).isEqualTo(Reply.nothing(Reply.After.CLOSE));
        door.misbehave(Misbehaviour.RESETTING);
        assertThat(answer("OPTIONS", DOOR)).isEqualTo(Reply.nothing(Reply.After.RESET));
    }

    @Test
    void aCameraMaySendItsViewersElsewhereBeforeItAsksForAPassword() {
        door.misbehave(new Fault.Redirect("rtsp://127.0.0.1:1/trap"));
        RtspSession guarded = session(Optional.of(new Credentials("operator", "secret")), RtspSession.Ports.NONE);

        RtspResponse response = guarded.answer(request("DESCRIBE", DOOR)).response();

        assertThat(response.status()).isEqualTo(RtspStatus.MOVED_TEMPORARILY);
        assertThat(response.headers()).containsEntry("Location", "rtsp://127.0.0.1:1/trap");
    }

    @Test
    void transportOverUdpNamesThePortsOfBothSides() {
        RtspSession overUdp = session(Optional.empty(), asked -> Optional.of(asked.withServer(6000, 6001)));

        RtspResponse response = overUdp.answer(
                        request("SETUP", DOOR, "Transport", "RTP/AVP/UDP;unicast;client_port=5000-5001," + TCP))
                .response();

        assertThat(response.headers().get("Transport"))
                .startsWith("RTP/AVP;unicast;client_port=5000-5001;server_port=6000-6001;ssrc=");
    }

    @Test
    void aPasswordIsAskedForEverythingButOptions() {
        RtspSession guarded = session(Optional.of(new Credentials("operator", "secret")), RtspSession.Ports.NONE);

        assertStatus(RtspStatus.OK, guarded.answer(request("OPTIONS", DOOR)));
        for (String method : new String[] {"DESCRIBE", "SETUP", "PLAY", "GET_PARAMETER"}) {
            RtspResponse refusal = guarded.answer(request(method, DOOR)).response();
            assertThat(refusal.status()).isEqualTo(RtspStatus.UNAUTHORIZED);
            assertThat(refusal.headers().get("WWW-Authenticate"))
                    .startsWith("Digest realm=\"camera-simulator\", nonce=\"00ff\"");
        }
    }

    @Test
    void anAnswerRepeatsTheSequenceAndCountsItsBody() {
        assertThat(new String(
                        RtspResponse.of(RtspStatus.OK)
                                .withBody("text/plain", "hé")
                                .toBytes(9),
                        java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo("RTSP/1.0 200 OK\r\nCSeq: 9\r\nContent-Type: text/plain\r\nContent-Length: 3\r\n\r\nhé");
    }

    private static void assertStatus(RtspStatus status, Reply reply) {
        assertThat(reply.response().status()).isEqualTo(status);
    }

    private Reply answer(String method, String uri, String... headers) {
        return session.answer(request(method, uri, headers));
    }

    private static RtspRequest request(String method, String uri, String... headers) {
        Map<String, String> named = new HashMap<>();
        for (int i = 0; i < headers.length; i += 2) {
            named.put(headers[i].toLowerCase(java.util.Locale.ROOT), headers[i + 1]);
        }
        return new RtspRequest(method, uri, 1, named);
    }
}
