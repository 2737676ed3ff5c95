package dev.passerby.ingest.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.ingest.server.PlainPicture;
import org.junit.jupiter.api.Test;

class PictureGateTest {

    private static final long SECOND = 1_000_000_000L;

    private final PictureGate gate = new PictureGate(1);

    @Test
    void theFirstPictureOfASizeWaitsForItsLike() {
        assertThat(gate.refuses(PlainPicture.of(640, 480), 0)).contains(DropReason.UNSTABLE_SIZE);
        assertThat(gate.refuses(PlainPicture.of(640, 480), 1)).isEmpty();
        assertThat(gate.refuses(PlainPicture.of(1280, 720), 5 * SECOND)).contains(DropReason.UNSTABLE_SIZE);
        assertThat(gate.refuses(PlainPicture.of(1280, 720), 5 * SECOND)).isEmpty();
    }

    @Test
    void aTaintedPictureIsDroppedAndTakesNobodysTurn() {
        gate.refuses(PlainPicture.of(640, 480), 0);
        assertThat(gate.refuses(PlainPicture.of(640, 480).tainted(), SECOND)).contains(DropReason.TAINTED);
        assertThat(gate.refuses(PlainPicture.of(640, 480), SECOND)).isEmpty();
        assertThat(gate.refuses(PlainPicture.of(640, 480), SECOND)).contains(DropReason.SAMPLED);
    }
}
