package dev.passerby.ingest.camera;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What a reference to credentials may lead to: a user and a password, or a complaint that does not show it. */
class CredentialsFuzzTest {

    @FuzzTest(maxDuration = "1m")
    void content(byte[] input) {
        String secret = new String(input, StandardCharsets.UTF_8);
        Credentials credentials;
        try {
            credentials = Credentials.resolve("env:DOOR", Map.of("DOOR", secret));
        } catch (CameraFailure e) {
            assertThat(e.kind()).isEqualTo(FailureKind.AUTH);
            // The same words whatever the content is.
            assertThat(e.reason())
                    .startsWith("the camera refuses user and password: the content of credentials 'env:DOOR' must be")
                    .hasSizeLessThanOrEqualTo(130);
            return;
        }
        assertThat(credentials.user()).isNotEmpty().doesNotContain(":");
        assertThat(secret).contains(credentials.user() + ":" + credentials.password());
        assertThat(credentials).hasToString("Credentials[hidden]");
    }
}
