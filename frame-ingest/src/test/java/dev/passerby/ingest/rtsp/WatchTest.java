package dev.passerby.ingest.rtsp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.ingest.camera.FailureKind;
import dev.passerby.ingest.camera.StopSignal;
import org.junit.jupiter.api.Test;

class WatchTest {

    private static final long MILLI = 1_000_000L;

    private long nanos;
    private final StopSignal stop = new StopSignal();
    private final RtspSettings settings = RtspSettings.STANDARD;
    private final Watch watch = new Watch(settings, stop, () -> nanos);

    @Test
    void openingHasItsOwnDeadline() {
        nanos = 8_000 * MILLI;
        assertThat(watch.interruption()).isEqualTo(Watch.Interruption.NONE);
        nanos = 8_001 * MILLI;
        assertThat(watch.interruption()).isEqualTo(Watch.Interruption.OPEN_TIMEOUT);
    }

    @Test
    void aCameraThatSendsNothingAtAllIsGivenUpBeforeTheFirstPicture() {
        watch.enter(Phase.FIRST_FRAME);
        nanos = 3_001 * MILLI;
        assertThat(watch.interruption()).isEqualTo(Watch.Interruption.NO_PACKETS);
    }

    @Test
    void packetsKeepACameraAliveOnlyUntilTheFirstPictureIsDue() {
        watch.enter(Phase.FIRST_FRAME);
        for (int second = 1; second <= 12; second++) {
            nanos = second * 1_000L * MILLI;
            watch.packetArrived();
            assertThat(watch.interruption()).isEqualTo(Watch.Interruption.NONE);
        }
        nanos += MILLI;
        assertThat(watch.interruption()).isEqualTo(Watch.Interruption.NO_FRAMES);
        assertThat(failure()).isEqualTo(FailureKind.DECODE);
    }

    @Test
    void drippingPacketsDoNotStandInForPictures() {
        watch.enter(Phase.FIRST_FRAME);
        watch.frameArrived();
        nanos = 2_900 * MILLI;
        watch.packetArrived();
        nanos = 3_001 * MILLI;
        assertThat(watch.interruption()).isEqualTo(Watch.Interruption.NO_FRAMES);
    }

    @Test
    void picturesThatAreLeftOutCountOnlyShortlyAfterOneThatWasDecoded() {
        watch.enter(Phase.FIRST_FRAME);
        assertThat(watch.trustsPackets()).isFalse();
        watch.frameArrived();
        nanos = 500 * MILLI;
        assertThat(watch.trustsPackets()).isTrue();
        watch.frameLeftOut();
        nanos = 501 * MILLI;
        assertThat(watch.trustsPackets()).isFalse();
        nanos = 3_500 * MILLI;
        assertThat(watch.interruption()).isEqualTo(Watch.Interruption.NONE);
        nanos = 3_501 * MILLI;
        assertThat(watch.interruption()).isEqualTo(Watch.Interruption.NO_FRAMES);
    }

    @Test
    void silenceAfterAPictureIsAStall() {
        watch.enter(Phase.FIRST_FRAME);
        watch.packetArrived();
        watch.frameArrived();
        nanos = 3_001 * MILLI;
        assertThat(watch.interruption()).isEqualTo(Watch.Interruption.NO_FRAMES);
        assertThat(failure()).isEqualTo(FailureKind.STALLED);
    }

    @Test
    void aStopInterruptsAtOnceButLeavesTimeForAGoodbye() {
        stop.stop();
        assertThat(watch.interruption()).isEqualTo(Watch.Interruption.STOPPED);
        watch.enter(Phase.CLOSING);
        assertThat(watch.interruption()).isEqualTo(Watch.Interruption.NONE);
        nanos = 301 * MILLI;
        assertThat(watch.interruption()).isEqualTo(Watch.Interruption.STOPPED);
    }

    private FailureKind failure() {
        return FailureClassifier.interrupted(watch.interruption(), watch, settings)
                .kind();
    }
}
