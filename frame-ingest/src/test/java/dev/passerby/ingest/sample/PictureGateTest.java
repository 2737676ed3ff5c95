package dev.passerby.ingest.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.ingest.camera.LightGrid;
import dev.passerby.ingest.server.PlainPicture;
import org.junit.jupiter.api.Test;

class PictureGateTest {

    private static final long SECOND = 1_000_000_000L;

    private final PictureGate gate = new PictureGate(1, MotionSettings.STANDARD);

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

    @Test
    void whatWasToBeLeftOutAnywayIsNotSaidToBeStill() {
        PlainPicture wall = PlainPicture.of(640, 480).lit(new LightGrid(40, 30, new float[40 * 30]));
        PictureGate quick = new PictureGate(10, MotionSettings.STANDARD);
        assertThat(quick.refuses(wall, 0)).contains(DropReason.UNSTABLE_SIZE);
        assertThat(quick.refuses(wall, 0)).isEmpty();
        assertThat(quick.refuses(wall, SECOND)).isEmpty();
        assertThat(quick.refuses(wall, SECOND + 10_000_000)).contains(DropReason.SAMPLED);
        assertThat(quick.refuses(wall, SECOND + 100_000_000)).contains(DropReason.STILL);
        assertThat(new PictureGate(10, MotionSettings.EVERY_PICTURE).refuses(wall, 0))
                .contains(DropReason.UNSTABLE_SIZE);
    }
}
