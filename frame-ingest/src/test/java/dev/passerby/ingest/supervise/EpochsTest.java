package dev.passerby.ingest.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class EpochsTest {

    @Test
    void aClockThatIsSetBackDoesNotTakeEpochsBack() {
        Epochs epochs = new Epochs();
        assertThat(epochs.next(Instant.ofEpochMilli(5_000))).isEqualTo(5_000);
        assertThat(epochs.next(Instant.ofEpochMilli(1_000))).isEqualTo(5_001);
        assertThat(epochs.next(Instant.ofEpochMilli(5_001))).isEqualTo(5_002);
        assertThat(epochs.next(Instant.ofEpochMilli(9_000))).isEqualTo(9_000);
    }
}
