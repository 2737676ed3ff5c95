package dev.passerby.ingest.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PasswordAttemptsTest {

    private static final long SECOND = 1_000_000_000L;

    @Test
    void twoAttemptsAMinuteAreAllowed() {
        PasswordAttempts attempts = PasswordAttempts.NONE.refusedAt(10 * SECOND);
        assertThat(attempts.waitAt(11 * SECOND)).isZero();
        attempts = attempts.refusedAt(12 * SECOND);
        assertThat(attempts.waitAt(12 * SECOND)).isEqualTo(Duration.ofSeconds(58));
        assertThat(attempts.waitAt(70 * SECOND)).isZero();
        attempts = attempts.refusedAt(70 * SECOND);
        assertThat(attempts.waitAt(70 * SECOND)).isEqualTo(Duration.ofSeconds(2));
    }
}
