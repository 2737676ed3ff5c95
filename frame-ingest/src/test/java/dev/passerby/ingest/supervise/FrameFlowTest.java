package dev.passerby.ingest.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.ingest.sample.DropReason;
import dev.passerby.ingest.sample.FrameLedger;
import dev.passerby.ingest.server.PlainPicture;
import dev.passerby.wire.frame.Frame;
import org.junit.jupiter.api.Test;

class FrameFlowTest {

    private final FrameLedger ledger = new FrameLedger();
    private final RecordedFrames frames = new RecordedFrames();
    private final FrameFlow flow = new FrameFlow("door", ledger, frames, 8);

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
    void whatComesAfterTheEndIsDroppedAsShutdown() {
        flow.close();
        PlainPicture late = PlainPicture.of(640, 480);
        flow.offer(late, 1, 1);
        assertThat(ledger.counts().dropped(DropReason.SHUTDOWN)).isEqualTo(1);
        assertThat(late.closings()).hasValue(1);
    }
}
