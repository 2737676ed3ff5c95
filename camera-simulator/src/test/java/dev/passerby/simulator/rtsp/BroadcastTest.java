package dev.passerby.simulator.rtsp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.simulator.rtp.RtpStream;
import dev.passerby.simulator.video.Clip;
import dev.passerby.simulator.video.SyntheticClip;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BroadcastTest {

    private static final long FRAME_NANOS = 100_000_000L;

    /** A second of ten pictures, the first and sixth key frames. */
    private final Clip clip = SyntheticClip.of(10, 10, 5, 50);

    private final Broadcast broadcast =
            new Broadcast(clip, new LoopSchedule(clip), new RtpStream(1, 0, 0, 1400), Duration.ofSeconds(2));

    private final RecordingViewer viewer = new RecordingViewer();

    private void send(long from, long to, Misbehaviour misbehaviour) {
        for (long n = from; n < to; n++) {
            broadcast.send(n, misbehaviour, n * FRAME_NANOS, n * 100);
        }
    }

    @Test
    void aViewerBeginsAtTheNextKeyFrameWithTheParameterSetsBeforeIt() {
        send(0, 3, Misbehaviour.NONE);
        broadcast.join(viewer);
        send(3, 7, Misbehaviour.NONE);

        assertThat(viewer.pictures).hasSize(2);
        assertThat(viewer.pictures.get(0))
                .extracting(packet -> packet[12] & 0x1F)
                .containsExactly(7, 8, 5);
        assertThat(viewer.pictures.get(1))
                .extracting(packet -> packet[12] & 0x1F)
                .containsExactly(1);
        assertThat(viewer.reports).isEqualTo(1);
    }

    @Test
    void aReportFollowsEveryFiveSeconds() {
        broadcast.join(viewer);
        send(0, 121, Misbehaviour.NONE);

        assertThat(viewer.reports).isEqualTo(3);
    }

    @Test
    void aViewerWhoLagsMissesPicturesUpToTheNextKeyFrameAndOthersMissNone() {
        RecordingViewer other = new RecordingViewer();
        broadcast.join(viewer);
        broadcast.join(other);
        send(0, 2, Misbehaviour.NONE);
        viewer.full = true;
        send(2, 3, Misbehaviour.NONE);
        viewer.full = false;
        send(3, 7, Misbehaviour.NONE);

        assertThat(viewer.pictures).hasSize(4);
        assertThat(viewer.pictures.get(2)).hasSize(3);
        assertThat(other.pictures).hasSize(7);
    }

    @Test
    void aViewerWhoReadsNothingForTooLongIsDisconnected() {
        broadcast.join(viewer);
        viewer.blockedNanos = Duration.ofSeconds(2).toNanos();
        send(0, 1, Misbehaviour.NONE);
        assertThat(viewer.disconnected).isNull();

        viewer.blockedNanos++;
        send(1, 2, Misbehaviour.NONE);
        assertThat(viewer.disconnected).isEqualTo("it read nothing for 2000 ms");
    }

    @Test
    void aSilentCameraSendsNothingAndThenGoesOnAtAKeyFrame() {
        broadcast.join(viewer);
        send(0, 1, Misbehaviour.NONE);
        send(1, 8, Misbehaviour.SILENT);
        assertThat(viewer.pictures).hasSize(1);

        send(8, 11, Misbehaviour.NONE);
        assertThat(viewer.pictures).hasSize(2);
        assertThat(viewer.pictures.get(1)).hasSize(3);
    }

    @Test
    void aDrippingCameraSendsAPacketASecondOfOnePictureThatDoesNotEnd() {
        broadcast.join(viewer);
        send(0, 30, Misbehaviour.DRIPPING);

        assertThat(viewer.pictures).hasSize(3).allSatisfy(packets -> {
            assertThat(packets).hasSize(1);
            assertThat(packets.get(0)[1] & 0x80).as("marker").isZero();
            assertThat(packets.get(0)[13] & 0x40)
                    .as("end of the fragmented unit")
                    .isZero();
        });
    }

    @Test
    void garbageIsNotFramedAsPackets() {
        broadcast.join(viewer);
        send(0, 3, Misbehaviour.GARBAGE);

        assertThat(viewer.pictures).isEmpty();
        assertThat(viewer.raw).hasSize(3);
        assertThat(viewer.raw.get(0)).isNotEqualTo(viewer.raw.get(1));
    }

    @Test
    void aCameraThatRefusesNewViewersGoesOnForThoseItHas() {
        broadcast.join(viewer);
        send(0, 1, Misbehaviour.UNAUTHORIZED);
        send(1, 2, Misbehaviour.NOT_ANSWERING);

        assertThat(viewer.pictures).hasSize(2);
    }

    @Test
    void whoLeftGetsNothing() {
        broadcast.join(viewer);
        broadcast.leave(viewer);
        send(0, 5, Misbehaviour.NONE);

        assertThat(viewer.pictures).isEmpty();
        assertThat(broadcast.viewers()).isEmpty();
    }

    private static final class RecordingViewer implements Viewer {
        private final List<List<byte[]>> pictures = new ArrayList<>();
        private final List<byte[]> raw = new ArrayList<>();
        private int reports;
        private boolean full;
        private long blockedNanos;
        private String disconnected;

        @Override
        public boolean offerRtp(List<byte[]> packets) {
            return !full && pictures.add(packets);
        }

        @Override
        public boolean offerRtcp(byte[] packet) {
            reports++;
            return true;
        }

        @Override
        public boolean offerRaw(byte[] bytes) {
            return raw.add(bytes);
        }

        @Override
        public long blockedNanos() {
            return blockedNanos;
        }

        @Override
        public void disconnect(String reason) {
            disconnected = reason;
        }
    }
}
