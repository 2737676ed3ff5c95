package dev.passerby.ingest.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.wire.camera.FrameGap;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FrameLedgerTest {

    private final FrameLedger ledger = new FrameLedger(0, Duration.ofMillis(200));

    @Test
    void theBooksBalance() {
        for (int i = 0; i < 10; i++) {
            ledger.decoded(i);
        }
        ledger.published(0);
        ledger.published(1);
        ledger.dropped(DropReason.SAMPLED);
        ledger.dropped(DropReason.BROKER_AWAY);
        FrameCounts counts = ledger.counts();
        assertThat(counts.pending()).isEqualTo(6);
        assertThat(counts.settled()).isEqualTo(4);
        assertThat(counts.published()).isEqualTo(2);
        assertThat(counts.lost()).isEqualTo(1);
        assertThat(counts.droppedByName()).containsOnlyKeys("sampled", "broker-away");
    }

    @Test
    void aCameraThatIsSilentHasAGapUntilItComesBack() {
        publishFor(0, 1_000);
        assertThat(ledger.gaps(2_900).count()).isZero();
        assertThat(ledger.gaps(61_000).last()).containsExactly(gap(1_000, -1, "no-picture"));
        // It comes back in the middle of a group of pictures.
        for (int at = 61_000; at < 62_000; at += 40) {
            ledger.decoded(at);
            ledger.dropped(DropReason.TAINTED);
        }
        publishFor(62_000, 65_000);
        assertThat(ledger.gaps(65_100).last()).containsExactly(gap(1_000, 62_000, "no-picture"));
        assertThat(ledger.gaps(65_100).millis()).isEqualTo(61_000);
        assertThat(ledger.gaps(70_000).count()).isEqualTo(2);
    }

    @Test
    void anAbsentBrokerIsAGapThoughPicturesCome() {
        publishFor(0, 1_000);
        for (int at = 1_200; at <= 61_000; at += 200) {
            ledger.decoded(at);
        }
        assertThat(ledger.gaps(8_000).last()).containsExactly(gap(1_000, -1, "broker-away"));
        for (int at = 1_200; at <= 51_000; at += 200) {
            ledger.dropped(DropReason.BROKER_AWAY);
        }
        for (int at = 51_200; at <= 61_000; at += 200) {
            ledger.published(at);
        }
        assertThat(ledger.gaps(61_000).last()).containsExactly(gap(1_000, 51_200, "broker-away"));
    }

    @Test
    void picturesThatWereOnlyAcknowledgedLateLeaveNoGap() {
        for (int at = 0; at <= 9_000; at += 200) {
            ledger.decoded(at);
        }
        for (int at = 0; at <= 9_000; at += 200) {
            ledger.published(at);
        }
        assertThat(ledger.gaps(9_100).count()).isZero();
    }

    @Test
    void aRareCameraIsGivenItsTime() {
        FrameLedger rare = new FrameLedger(0, Duration.ofSeconds(10));
        assertThat(rare.gaps(29_000).count()).isZero();
        assertThat(rare.gaps(31_000).count()).isEqualTo(1);
    }

    @Test
    void theLastEightGapsAreNamedAndAllAreCounted() {
        for (int i = 1; i <= 10; i++) {
            publishFor(i * 10_000, i * 10_000 + 1_000);
        }
        assertThat(ledger.gaps(150_000).count()).isEqualTo(11);
        assertThat(ledger.gaps(150_000).last()).hasSize(8).endsWith(gap(101_000, -1, "no-picture"));
    }

    private void publishFor(int from, int to) {
        for (int at = from; at <= to; at += 200) {
            ledger.decoded(at);
            ledger.published(at);
        }
    }

    private static FrameGap gap(long from, long to, String reason) {
        return new FrameGap(Instant.ofEpochMilli(from), to < 0 ? null : Instant.ofEpochMilli(to), reason);
    }
}
