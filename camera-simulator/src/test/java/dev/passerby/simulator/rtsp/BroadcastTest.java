package dev.passerby.simulator.rtsp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.simulator.fault.Fault;
import dev.passerby.simulator.fault.Faults;
import dev.passerby.simulator.fault.Misbehaviour;
import dev.passerby.simulator.rtp.PacketPath;
import dev.passerby.simulator.rtp.RtpStream;
import dev.passerby.simulator.video.Clip;
import dev.passerby.simulator.video.SyntheticClip;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BroadcastTest {

    private static final long FRAME_NANOS = 100_000_000L;

    /** A second of ten pictures, the first and sixth key frames. */
    private final Clip clip = SyntheticClip.of(10, 10, 5, 50);

    private final Showing showing = Showing.first(clip);
    private final RtpStream rtp = new RtpStream(1, 0, 0, 1400);
    private final Broadcast broadcast = new Broadcast(rtp, new PacketPath(1), new Random(1), Duration.ofSeconds(2));

    private final RecordingViewer viewer = new RecordingViewer();

    private void send(long from, long to, Fault... faults) {
        for (long n = from; n < to; n++) {
            broadcast.send(showing.due(n), Faults.of(List.of(faults)), n * FRAME_NANOS, n * 100);
        }
    }

    @Test
    void aViewerBeginsAtTheNextKeyFrameWithTheParameterSetsBeforeIt() {
        send(0, 3);
        broadcast.join(viewer);
        send(3, 7);

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
        send(0, 121);

        assertThat(viewer.reports).isEqualTo(3);
    }

    @Test
    void aViewerWhoLagsMissesPicturesUpToTheNextKeyFrameAndOthersMissNone() {
        RecordingViewer other = new RecordingViewer();
        broadcast.join(viewer);
        broadcast.join(other);
        send(0, 2);
        viewer.full = true;
        send(2, 3);
        viewer.full = false;
        send(3, 7);

        assertThat(viewer.pictures).hasSize(4);
        assertThat(viewer.pictures.get(2)).hasSize(3);
        assertThat(other.pictures).hasSize(7);
    }

    @Test
    void aViewerWhoReadsNothingForTooLongIsDisconnected() {
        broadcast.join(viewer);
        viewer.blockedNanos = Duration.ofSeconds(2).toNanos();
        send(0, 1);
        assertThat(viewer.disconnected).isNull();

        viewer.blockedNanos++;
        send(1, 2);
        assertThat(viewer.disconnected).isEqualTo("it read nothing for 2000 ms");
    }

    @Test
    void aSilentCameraSendsNothingAndThenGoesOnAtAKeyFrame() {
        broadcast.join(viewer);
        send(0, 1);
        send(1, 8, Misbehaviour.SILENT);
        assertThat(viewer.pictures).hasSize(1);

        send(8, 11);
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
    void aClosedAResetAndAFrozenCameraSendNothing() {
        broadcast.join(viewer);
        send(0, 5, Misbehaviour.CLOSING);
        send(5, 10, Misbehaviour.RESETTING);
        send(10, 15, Misbehaviour.FROZEN);

        assertThat(viewer.pictures).isEmpty();
    }

    @Test
    void lostPacketsLeaveGapsInTheNumbers() {
        broadcast.join(viewer);
        send(0, 1000, new Fault.Loss(0.1));

        List<Integer> numbers = viewer.sequenceNumbers();
        int lost = numbers.get(numbers.size() - 1) + 1 - numbers.size();
        // Of 1,400 packets: a picture is one, a key frame three.
        assertThat(lost).isBetween(100, 180);
        assertThat(numbers).isSorted();
    }

    @Test
    void aWrongClockIsReportedAtOnceAndTheRightOneAfterIt() {
        broadcast.join(viewer);
        send(0, 3);
        send(3, 5, new Fault.Clock(Duration.ofSeconds(90)));
        send(5, 6);

        // Seconds since 1970 of pictures 0, 3 and 5, which are a tenth of a second apart.
        assertThat(viewer.reportedSeconds).containsExactly(0L, 90L, 0L);
    }

    @Test
    void timestampsThatStandStillGoOnAsIfNothingHadHappened() {
        broadcast.join(viewer);
        send(0, 2);
        send(2, 5, Misbehaviour.TIMESTAMPS_STAND_STILL);
        send(5, 6);

        assertThat(viewer.timestamps()).containsExactly(0, 9_000, 18_000, 18_000, 18_000, 45_000);
    }

    @Test
    void tamperedTimestampsAreReportedAtOnce() {
        broadcast.join(viewer);
        send(0, 2);
        rtp.jump(90_000);
        broadcast.reportSoon();
        send(2, 4);

        assertThat(viewer.timestamps()).containsExactly(0, 9_000, 108_000, 117_000);
        assertThat(viewer.reports).isEqualTo(2);
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
        send(0, 5);

        assertThat(viewer.pictures).isEmpty();
        assertThat(broadcast.viewers()).isEmpty();
    }

    private static final class RecordingViewer implements Viewer {
        private final List<List<byte[]>> pictures = new ArrayList<>();
        private final List<byte[]> raw = new ArrayList<>();
        private final List<Long> reportedSeconds = new ArrayList<>();
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
            reportedSeconds.add(Integer.toUnsignedLong(ByteBuffer.wrap(packet).getInt(8)) - 2_208_988_800L);
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

        @Override
        public void reset(String reason) {
            disconnected = "reset: " + reason;
        }

        private List<Integer> sequenceNumbers() {
            return pictures.stream()
                    .flatMap(List::stream)
                    .map(packet -> ByteBuffer.wrap(packet).getShort(2) & 0xFFFF)
                    .toList();
        }

        private List<Integer> timestamps() {
            return pictures.stream()
                    .map(packets -> ByteBuffer.wrap(packets.get(0)).getInt(4))
                    .toList();
        }
    }
}
