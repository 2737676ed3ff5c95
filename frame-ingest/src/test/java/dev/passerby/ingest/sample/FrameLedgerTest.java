package dev.passerby.ingest.sample;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FrameLedgerTest {

    @Test
    void theBooksBalance() {
        FrameLedger ledger = new FrameLedger();
        for (int i = 0; i < 10; i++) {
            ledger.decoded();
        }
        ledger.published();
        ledger.published();
        ledger.dropped(DropReason.SAMPLED);
        ledger.dropped(DropReason.BROKER_AWAY);
        FrameCounts counts = ledger.counts();
        assertThat(counts.pending()).isEqualTo(6);
        assertThat(counts.settled()).isEqualTo(4);
        assertThat(counts.published()).isEqualTo(2);
        assertThat(counts.lost()).isEqualTo(1);
        assertThat(counts.droppedByName()).containsOnlyKeys("sampled", "broker-away");
    }
}
