package dev.passerby.simulator.rtsp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.simulator.fault.Faults;
import dev.passerby.simulator.fault.Misbehaviour;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GuardTest {

    private static final String ADDRESS = "rtsp://127.0.0.1:8554/door";
    private static final Credentials CREDENTIALS = new Credentials("operator", "secret pass");
    private static final Faults BASIC = Faults.of(List.of(Misbehaviour.BASIC_ONLY));
    private static final Faults DOWNGRADE = Faults.of(List.of(Misbehaviour.BASIC_AFTER_DIGEST));

    /** As {@link DigestAuthenticationTest} has it, by another implementation of the same formula. */
    private static final String RIGHT_DIGEST =
            "Digest username=\"operator\", realm=\"camera-simulator\", nonce=\"00ff\"," + " uri=\"" + ADDRESS
                    + "\", response=\"b6117db03e1f20326f01e13cb53aa423\"";

    /** {@code operator:secret pass} in base64. */
    private static final String RIGHT_BASIC = "Basic b3BlcmF0b3I6c2VjcmV0IHBhc3M=";

    private final Guard guard = new Guard(Optional.of(CREDENTIALS), "00ff");

    @Test
    void withoutCredentialsEverybodyIsLetIn() {
        assertThat(new Guard(Optional.empty(), "00ff").challenge(request(""), Faults.NONE))
                .isEmpty();
    }

    @Test
    void aProperCameraAsksByDigestAndAcceptsNothingInTheClear() {
        assertThat(guard.challenge(request(""), Faults.NONE)).get().asString().startsWith("Digest ");
        assertThat(guard.challenge(request(RIGHT_BASIC), Faults.NONE))
                .get()
                .asString()
                .startsWith("Digest ");
        assertThat(guard.challenge(request(RIGHT_DIGEST), Faults.NONE)).isEmpty();
    }

    @Test
    void aCarelessCameraAsksInTheClearOnly() {
        assertThat(guard.challenge(request(""), BASIC)).contains("Basic realm=\"camera-simulator\"");
        assertThat(guard.challenge(request(RIGHT_DIGEST), BASIC)).contains("Basic realm=\"camera-simulator\"");
        assertThat(guard.challenge(request("Basic d3Jvbmc6d3Jvbmc="), BASIC)).isPresent();
        assertThat(guard.challenge(request(RIGHT_BASIC), BASIC)).isEmpty();
    }

    @Test
    void aHostileCameraAsksByDigestAndThenInTheClearHoweverRightTheAnswer() {
        assertThat(guard.challenge(request(""), DOWNGRADE)).get().asString().startsWith("Digest ");
        assertThat(guard.challenge(request(RIGHT_DIGEST), DOWNGRADE))
                .get()
                .asString()
                .startsWith("Basic ");
        assertThat(guard.challenge(request(""), DOWNGRADE)).get().asString().startsWith("Basic ");
    }

    @Test
    void aHostileCameraWithoutPasswordIsNeverContent() {
        Guard trap = new Guard(Optional.empty(), "00ff");

        assertThat(trap.challenge(request(""), DOWNGRADE)).get().asString().startsWith("Digest ");
        assertThat(trap.challenge(request(RIGHT_DIGEST), DOWNGRADE))
                .get()
                .asString()
                .startsWith("Basic ");
        assertThat(trap.challenge(request(RIGHT_BASIC), DOWNGRADE))
                .get()
                .asString()
                .startsWith("Basic ");
    }

    @Test
    void onlyBasicGivesThePasswordAway() {
        assertThat(Guard.givesPasswordInTheClear(request(RIGHT_BASIC))).isTrue();
        assertThat(Guard.givesPasswordInTheClear(request("basic x"))).isTrue();
        assertThat(Guard.givesPasswordInTheClear(request(RIGHT_DIGEST))).isFalse();
        assertThat(Guard.givesPasswordInTheClear(request(""))).isFalse();
    }

    private static RtspRequest request(String authorization) {
        return new RtspRequest("DESCRIBE", ADDRESS, 1, Map.of("authorization", authorization));
    }
}
