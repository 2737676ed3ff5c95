package dev.passerby.ingest.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.ingest.publish.FramePublisher;
import dev.passerby.ingest.sample.DropReason;
import dev.passerby.ingest.sample.FrameCounts;
import dev.passerby.ingest.sample.FrameLedger;
import dev.passerby.ingest.server.PlainPicture;
import dev.passerby.wire.camera.Camera;
import dev.passerby.wire.frame.Frame;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FrameFlowTest {

    private static final Camera CAMERA = new Camera("door", "rtsp://192.0.2.7/stream", null, 5);

    private final FrameLedger ledger = new FrameLedger(0, Duration.ofMillis(200));
    private final RecordedFrames frames = new RecordedFrames();
    private final FrameFlow flow = new FrameFlow(CAMERA, ledger, frames, 8);

    @Test
    void numbersBeginAtZeroInEveryEpoch() throws Exception {
        Thread publishing = new Thread(flow::run);
        publishing.start();
        for (long epoch : new long[] {10, 10, 10, 20, 20}) {
            flow.offer(PlainPicture.of(640, 480), epoch, 1_700_000_000_000L + epoch);
        }
        assertThat(frames.await(all -> all.size() == 5, 10)).isTrue();
        flow.close();
        publishing.join(10_000);
        assertThat(frames.all()).extracting(Frame::epoch).containsExactly(10L, 10L, 10L, 20L, 20L);
        assertThat(frames.all()).extracting(Frame::seq).containsExactly(0L, 1L, 2L, 0L, 1L);
        assertThat(ledger.counts().published()).isEqualTo(5);
    }

    @Test
    void framesCarryTheThresholdTheCameraHasWhenTheyAreSent() throws Exception {
        Thread publishing = new Thread(flow::run);
        publishing.start();
        flow.offer(PlainPicture.of(640, 480), 1, 1);
        assertThat(frames.await(all -> all.size() == 1, 10)).isTrue();
        flow.threshold(0.7);
        flow.offer(PlainPicture.of(640, 480), 1, 2);
        assertThat(frames.await(all -> all.size() == 2, 10)).isTrue();
        flow.threshold(null);
        flow.offer(PlainPicture.of(640, 480), 1, 3);
        assertThat(frames.await(all -> all.size() == 3, 10)).isTrue();
        flow.close();
        publishing.join(10_000);

        assertThat(frames.all()).extracting(Frame::threshold).containsExactly(null, 0.7, null);
    }

    @Test
    void aRingThatIsFullBecauseTheBrokerIsAwayIsTheBrokersFault() throws Exception {
        CountDownLatch sending = new CountDownLatch(1);
        CountDownLatch broker = new CountDownLatch(1);
        FrameFlow slow = new FrameFlow(CAMERA, ledger, new OneFrameLost(sending, broker), 1);
        Thread publishing = new Thread(slow::run);
        publishing.start();
        slow.offer(PlainPicture.of(640, 480), 1, 1);
        assertThat(sending.await(10, TimeUnit.SECONDS)).isTrue();
        for (int i = 0; i < 4; i++) {
            slow.offer(PlainPicture.of(640, 480), 1, 2 + i);
        }
        slow.close();
        broker.countDown();
        publishing.join(10_000);

        FrameCounts counts = ledger.counts();
        assertThat(counts.dropped(DropReason.RING_FULL)).isZero();
        assertThat(counts.dropped(DropReason.BROKER_AWAY)).isEqualTo(1 + 3);
        assertThat(counts.dropped(DropReason.SHUTDOWN)).isEqualTo(1);
    }

    /** Loses every frame at once, and then waits for the broker. */
    private record OneFrameLost(CountDownLatch lost, CountDownLatch broker) implements FramePublisher {

        @Override
        public void publish(Frame frame, Settlement settlement) {
            settlement.dropped(DropReason.BROKER_AWAY);
            lost.countDown();
            try {
                broker.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {}
    }

    @Test
    void whatComesAfterTheEndIsDroppedAsShutdown() {
        flow.close();
        PlainPicture late = PlainPicture.of(640, 480);
        flow.offer(late, 1, 1);
        assertThat(ledger.counts().dropped(DropReason.SHUTDOWN)).isEqualTo(1);
        assertThat(late.closings()).hasValue(1);
    }
}
