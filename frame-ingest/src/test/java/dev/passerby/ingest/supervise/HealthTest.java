package dev.passerby.ingest.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.ingest.sample.DropReason;
import dev.passerby.ingest.sample.FrameCounts;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HealthTest {

    private final FrameCounts before = counts(100, Map.of(DropReason.TAINTED, 7L, DropReason.SAMPLED, 500L));

    @Test
    void whatWasLeftOutOnPurposeIsNoLoss() {
        assertThat(Health.complaint(before, counts(120, Map.of(DropReason.TAINTED, 7L, DropReason.SAMPLED, 600L))))
                .isEmpty();
    }

    @Test
    void oneInTwentyIsTolerated() {
        assertThat(Health.complaint(before, counts(119, Map.of(DropReason.TAINTED, 8L))))
                .isEmpty();
    }

    @Test
    void moreIsSaidWithItsLargestReason() {
        FrameCounts now = counts(110, Map.of(DropReason.TAINTED, 8L, DropReason.BROKER_AWAY, 9L));
        assertThat(Health.complaint(before, now)).contains("10 of 20 pictures lost, most of them broker-away");
    }

    private static FrameCounts counts(long published, Map<DropReason, Long> dropped) {
        long lost = dropped.values().stream().mapToLong(Long::longValue).sum();
        return new FrameCounts(0, published + lost, published, dropped, 0);
    }
}
