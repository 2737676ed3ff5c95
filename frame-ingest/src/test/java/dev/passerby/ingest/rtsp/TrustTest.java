package dev.passerby.ingest.rtsp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TrustTest {

    private final Trust trust = new Trust();

    @Test
    void nothingIsBelievedBeforeTheFirstKeyFrame() {
        assertThat(trust.admits(false, 1)).isFalse();
        assertThat(trust.admits(true, 2)).isTrue();
        assertThat(trust.admits(false, 3)).isTrue();
    }

    @Test
    void damageLastsUntilTheNextKeyFrame() {
        trust.admits(true, 1);
        trust.damaged(5);
        assertThat(trust.admits(false, 6)).isFalse();
        assertThat(trust.admits(true, 7)).isTrue();
    }

    @Test
    void aKeyFrameFromBeforeTheDamageDoesNotHealIt() {
        trust.admits(true, 1);
        trust.damaged(5);
        assertThat(trust.admits(true, 4)).isFalse();
        assertThat(trust.admits(false, 5)).isFalse();
        assertThat(trust.admits(true, 34)).isTrue();
    }
}
