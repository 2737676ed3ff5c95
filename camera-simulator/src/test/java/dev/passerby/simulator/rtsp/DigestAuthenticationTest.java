package dev.passerby.simulator.rtsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigestAuthenticationTest {

    private static final String ADDRESS = "rtsp://127.0.0.1:8554/door";

    /** By another implementation of the same formula (Python's hashlib). */
    private static final String RIGHT_ANSWER = "b6117db03e1f20326f01e13cb53aa423";

    private final DigestAuthentication authentication =
            new DigestAuthentication(new Credentials("operator", "secret pass"), "00ff");

    @Test
    void theRightAnswerIsAccepted() {
        assertThat(authentication.accepts(request("DESCRIBE", ADDRESS, header("operator", "00ff", RIGHT_ANSWER))))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "nobody, 00ff, " + RIGHT_ANSWER,
        "operator, 00fe, " + RIGHT_ANSWER,
        "operator, 00ff, 0123456789abcdef0123456789abcdef",
        "operator, 00ff, ''"
    })
    void anyOtherAnswerIsNot(String user, String nonce, String response) {
        assertThat(authentication.accepts(request("DESCRIBE", ADDRESS, header(user, nonce, response))))
                .isFalse();
    }

    @Test
    void anAnswerForAnotherRequestIsNotAccepted() {
        String header = header("operator", "00ff", RIGHT_ANSWER);
        assertThat(authentication.accepts(request("SETUP", ADDRESS, header))).isFalse();
        assertThat(authentication.accepts(request("DESCRIBE", ADDRESS + "2", header)))
                .isFalse();
    }

    @Test
    void noAnswerAndBasicAnswersAreNotAccepted() {
        assertThat(authentication.accepts(new RtspRequest("DESCRIBE", ADDRESS, 1, Map.of())))
                .isFalse();
        assertThat(authentication.accepts(request("DESCRIBE", ADDRESS, "Basic b3BlcmF0b3I6c2VjcmV0IHBhc3M=")))
                .isFalse();
        assertThat(authentication.accepts(request("DESCRIBE", ADDRESS, "Digest \"=,,=\"")))
                .isFalse();
    }

    @Test
    void credentialsAreNeverPrinted() {
        assertThat(new Credentials("operator", "secret pass").toString()).doesNotContain("operator", "secret");
        assertThat(RtspServerSettings.loopback()
                        .withCredentials("operator", "secret")
                        .toString())
                .doesNotContain("operator", "secret");
    }

    @Test
    void aUserThatCannotBeWrittenInAHeaderIsRefused() {
        assertThatThrownBy(() -> new Credentials("a:b", "x")).hasMessageContaining("must not be empty nor contain");
    }

    private static String header(String user, String nonce, String response) {
        return "Digest username=\"%s\", realm=\"camera-simulator\", nonce=\"%s\", uri=\"%s\", response=\"%s\""
                .formatted(user, nonce, ADDRESS, response);
    }

    private static RtspRequest request(String method, String uri, String authorization) {
        return new RtspRequest(method, uri, 1, Map.of("authorization", authorization));
    }
}
