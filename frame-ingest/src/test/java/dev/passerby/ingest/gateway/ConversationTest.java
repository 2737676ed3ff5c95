package dev.passerby.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.passerby.ingest.camera.CameraFailure;
import dev.passerby.ingest.camera.Credentials;
import dev.passerby.ingest.camera.FailureKind;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConversationTest {

    private static final String LOCAL = "rtsp://127.0.0.1:40000/secret";
    private static final String CAMERA = "rtsp://door.example/stream?sub=1";
    private static final String DIGEST = "Digest realm=\"door\", nonce=\"n1\"";
    private static final String BASIC = "Basic realm=\"door\"";
    private static final Credentials ACCOUNT = new Credentials("admin", "Zq9%21:@/canary");

    private final PasswordHistory history = new PasswordHistory();
    private Conversation conversation = conversation(true);

    private Conversation conversation(boolean basicAllowed) {
        return new Conversation(LOCAL, CAMERA, "192.0.2.7", new Authentication(() -> ACCOUNT, history, basicAllowed));
    }

    @Test
    void theCameraHearsItsOwnNameAndNumbersThatGrow() throws Exception {
        RtspMessage described = conversation.toCamera(request("DESCRIBE " + LOCAL, 7));
        assertThat(described.start()).isEqualTo("DESCRIBE " + CAMERA + " RTSP/1.0");
        assertThat(described.number("CSeq")).contains(1);
        RtspMessage setUp = conversation.toCamera(request("SETUP " + LOCAL + "/track1", 8));
        assertThat(setUp.url()).isEqualTo(CAMERA + "/track1");
        assertThat(setUp.number("CSeq")).contains(2);
        assertThat(conversation
                        .toCamera(request("PLAY rtsp://door.example/abs/", 9))
                        .url())
                .isEqualTo("rtsp://door.example/abs/");

        assertThat(heard(reply(200, 2)).number("CSeq")).contains(8);
        assertThat(heard(reply(404, 1)).number("CSeq")).contains(7);
    }

    @Test
    void aDemandForAPasswordIsMetWithoutFfmpegHearingOfIt() throws Exception {
        conversation.toCamera(request("DESCRIBE " + LOCAL, 7));
        RtspMessage again = sent(reply(401, 1, DIGEST));
        assertThat(again.start()).isEqualTo("DESCRIBE " + CAMERA + " RTSP/1.0");
        assertThat(again.number("CSeq")).contains(2);
        assertThat(answerOf(again)).startsWith("Digest username=\"admin\"").contains("uri=\"" + CAMERA + "\"");
        assertThat(heard(reply(200, 2)).number("CSeq")).contains(7);
        assertThat(answerOf(conversation.toCamera(request("SETUP " + LOCAL, 8))))
                .startsWith("Digest ");
    }

    @Test
    void aCameraThatSendsByTheOtherTransportOnlySaysWhichSettingItNeeds() throws Exception {
        conversation.toCamera(request("SETUP " + LOCAL, 1).with("Transport", "RTP/AVP/TCP;unicast;interleaved=0-1"));
        assertThat(failureOf(reply(461, 1)))
                .hasMessageContaining("it does not send over TCP; set PASSERBY_INGEST_TRANSPORT to 'udp'");
        conversation.toCamera(request("SETUP " + LOCAL, 2).with("Transport", "RTP/AVP/UDP;unicast;client_port=1-2"));
        assertThat(failureOf(reply(461, 2)))
                .hasMessageContaining("it does not send over UDP; set PASSERBY_INGEST_TRANSPORT to 'tcp'");
    }

    @Test
    void aProofIsPreferredToThePassword() throws Exception {
        conversation.toCamera(request("DESCRIBE " + LOCAL, 1));
        String better = "Digest realm=\"door\", nonce=\"n\", algorithm=SHA-256";
        assertThat(answerOf(sent(reply(401, 1, BASIC, DIGEST, better)))).contains("algorithm=SHA-256");
    }

    @Test
    void aCameraThatOffersNothingElseGetsThePassword() throws Exception {
        conversation.toCamera(request("DESCRIBE " + LOCAL, 1));
        assertThat(answerOf(sent(reply(401, 1, BASIC)))).isEqualTo("Basic " + base64());
    }

    @Test
    void afterAProofThePasswordItselfIsRefused() throws Exception {
        conversation.toCamera(request("DESCRIBE " + LOCAL, 1));
        sent(reply(401, 1, DIGEST));
        conversation = conversation(true);
        conversation.toCamera(request("DESCRIBE " + LOCAL, 1));
        CameraFailure failure = failureOf(reply(401, 1, BASIC));
        assertThat(failure.kind()).isEqualTo(FailureKind.NOT_ALLOWED);
        assertThat(failure).hasMessageContaining("(Basic) after it had asked for a proof (Digest)");
    }

    @Test
    void withinAConnectionTooThePasswordItselfIsRefusedAfterAProof() throws Exception {
        conversation.toCamera(request("DESCRIBE " + LOCAL, 1));
        sent(reply(401, 1, DIGEST));
        assertThat(failureOf(reply(401, 2, BASIC)).kind()).isEqualTo(FailureKind.AUTH);
    }

    @Test
    void aDigestThatCannotBeAnsweredIsNoReasonForBasic() throws Exception {
        conversation.toCamera(request("DESCRIBE " + LOCAL, 1));
        assertThatThrownBy(() -> conversation.fromCamera(reply(401, 1, BASIC, "Digest nonce=n, algorithm=SHA-512-256")))
                .hasMessageContaining("(Basic) after");
    }

    @Test
    void thePasswordItselfCanBeForbidden() throws Exception {
        conversation = conversation(false);
        conversation.toCamera(request("DESCRIBE " + LOCAL, 1));
        assertThatThrownBy(() -> conversation.fromCamera(reply(401, 1, BASIC)))
                .hasMessageContaining("PASSERBY_INGEST_BASIC_PASSWORDS")
                .hasMessageNotContaining("Zq9");
    }

    @Test
    void aWrongPasswordIsTriedOnce() throws Exception {
        conversation.toCamera(request("DESCRIBE " + LOCAL, 1));
        sent(reply(401, 1, DIGEST));
        assertThat(failureOf(reply(401, 2, "Digest realm=\"door\", nonce=\"n2\"")))
                .hasMessage(FailureKind.AUTH.meaning());
    }

    @Test
    void anOldChallengeIsRenewed() throws Exception {
        conversation.toCamera(request("DESCRIBE " + LOCAL, 1));
        sent(reply(401, 1, DIGEST));
        heard(reply(200, 2));
        conversation.toCamera(request("GET_PARAMETER " + LOCAL, 2));
        assertThat(answerOf(sent(reply(401, 3, "Digest realm=\"door\", nonce=\"n2\""))))
                .contains("nonce=\"n2\"");
        heard(reply(200, 4));
    }

    @Test
    void aCameraThatFindsEveryAnswerTooOldIsNotAnsweredForEver() throws Exception {
        conversation.toCamera(request("DESCRIBE " + LOCAL, 1));
        for (int i = 1; i <= 3; i++) {
            assertThat(answerOf(sent(reply(401, i, tooOld(i))))).contains("nonce=\"n" + i + "\"");
        }
        assertThat(failureOf(reply(401, 4, tooOld(4)))).hasMessageEndingWith("it finds every answer too old");
    }

    @Test
    void whoeverHasNoPasswordIsAskedInVain() throws Exception {
        conversation = new Conversation(LOCAL, CAMERA, "192.0.2.7", new Authentication(null, history, true));
        conversation.toCamera(request("DESCRIBE " + LOCAL, 1));
        assertThat(heard(reply(401, 1, BASIC)).status()).isEqualTo(401);
    }

    @Test
    void aRedirectIsRefused() {
        conversation.toCamera(request("DESCRIBE " + LOCAL, 1));
        assertThatThrownBy(() -> conversation.fromCamera(reply(302, 1)))
                .hasMessage("the camera does not speak RTSP as it should: "
                        + "it redirects to another address, which is not followed");
    }

    @Test
    void aDescriptionOfTooManyStreamsIsRefused() {
        conversation.toCamera(request("DESCRIBE " + LOCAL, 1));
        byte[] body = "m=video 0 RTP/AVP 96\r\n".repeat(33).getBytes(StandardCharsets.US_ASCII);
        assertThatThrownBy(() -> conversation.fromCamera(reply(200, 1).withBody(body)))
                .hasMessageContaining("more than 32 streams");
    }

    @Test
    void noOtherHostIsNamedAsTheSource() throws Exception {
        conversation.toCamera(request("SETUP " + LOCAL, 1));
        RtspMessage reply = reply(200, 1)
                .with("Transport", "RTP/AVP;unicast;client_port=5000-5001;source=10.9.9.9;server_port=53-54");
        assertThat(heard(reply).values("Transport"))
                .containsExactly("RTP/AVP;unicast;client_port=5000-5001;server_port=53-54;source=192.0.2.7");
    }

    @Test
    void whatACameraRepeatsDoesNotReachFfmpeg() throws Exception {
        conversation.toCamera(request("DESCRIBE " + LOCAL, 1));
        String answer = answerOf(sent(reply(401, 1, BASIC)));
        byte[] body = answer.getBytes(StandardCharsets.US_ASCII);
        RtspMessage echo = RtspMessage.parse(("RTSP/1.0 454 " + answer + "\r\nCSeq: 2\r\nX-You-Said: " + answer
                        + "\r\nSession: 7;timeout=60\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        RtspMessage heard = heard(echo.withBody(body));
        assertThat(new String(heard.bytes(), StandardCharsets.ISO_8859_1))
                .isEqualTo("RTSP/1.0 454 -\r\nSession: 7;timeout=60\r\nContent-Length: 0\r\nCSeq: 1\r\n\r\n");
    }

    @Test
    void answersWithoutANumberBelongToTheOldestRequest() throws Exception {
        conversation.toCamera(request("OPTIONS " + LOCAL, 5));
        conversation.toCamera(request("DESCRIBE " + LOCAL, 6));
        RtspMessage unnumbered = new RtspMessage("RTSP/1.0 200 OK", List.of(), new byte[0]);
        assertThat(heard(unnumbered).number("CSeq")).contains(5);
        assertThat(heard(unnumbered).number("CSeq")).contains(6);
        assertThat(conversation.fromCamera(unnumbered).forFfmpeg()).isEmpty();
    }

    private static String tooOld(int i) {
        return "Digest realm=\"door\", stale=true, nonce=\"n" + i + "\"";
    }

    private CameraFailure failureOf(RtspMessage reply) {
        return catchThrowableOfType(CameraFailure.class, () -> conversation.fromCamera(reply));
    }

    private RtspMessage heard(RtspMessage reply) throws CameraFailure {
        Conversation.Outcome outcome = conversation.fromCamera(reply);
        assertThat(outcome.forCamera()).isEmpty();
        return outcome.forFfmpeg().orElseThrow();
    }

    private RtspMessage sent(RtspMessage reply) throws CameraFailure {
        Conversation.Outcome outcome = conversation.fromCamera(reply);
        assertThat(outcome.forFfmpeg()).isEmpty();
        return outcome.forCamera().orElseThrow();
    }

    private static String answerOf(RtspMessage request) {
        return request.values("Authorization").findFirst().orElseThrow();
    }

    private static RtspMessage request(String what, int number) {
        return new RtspMessage(what + " RTSP/1.0", List.of(), new byte[0]).with("CSeq", "" + number);
    }

    private static RtspMessage reply(int status, int number, String... challenges) {
        StringBuilder text = new StringBuilder("RTSP/1.0 " + status + " X\r\nCSeq: " + number + "\r\n");
        for (String challenge : challenges) {
            text.append("WWW-Authenticate: ").append(challenge).append("\r\n");
        }
        return RtspMessage.parse(text.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
    }

    private static String base64() {
        String text = ACCOUNT.user() + ":" + ACCOUNT.password();
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
