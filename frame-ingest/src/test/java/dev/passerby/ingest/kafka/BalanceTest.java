package dev.passerby.ingest.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BalanceTest {

    private static final long LATER = Duration.ofSeconds(11).toNanos();

    private final Balance balance = new Balance();

    @Test
    void whoHasMoreThanAPartAsksOncePerChangeOfTheCameras() {
        balance.workers(2);
        balance.cameras(Map.of(1, 1, 2, 1, 3, 1));
        assertThat(balance.isWorthAsking(Set.of(1, 2, 3), 0)).isTrue();
        assertThat(balance.isWorthAsking(Set.of(1, 2, 3), LATER)).isFalse();

        balance.cameras(Map.of(1, 1, 2, 1, 3, 1, 4, 1));
        assertThat(balance.isWorthAsking(Set.of(1, 2, 3), LATER / 2)).isFalse();
        assertThat(balance.isWorthAsking(Set.of(1, 2, 3), LATER)).isTrue();
    }

    @Test
    void whoHasNoMoreThanAPartOrNothingToGiveDoesNotAsk() {
        balance.workers(2);
        balance.cameras(Map.of(1, 5, 2, 1, 3, 1));
        assertThat(balance.isWorthAsking(Set.of(2, 3), 0)).isFalse();
        assertThat(balance.isWorthAsking(Set.of(1), 0)).isFalse();
        assertThat(balance.isWorthAsking(Set.of(1, 7, 8), 0)).isFalse();
    }

    @Test
    void whoIsAloneHasNobodyToAsk() {
        balance.cameras(Map.of(1, 1, 2, 1, 3, 1));
        assertThat(balance.isWorthAsking(Set.of(1, 2, 3), 0)).isFalse();
    }
}
