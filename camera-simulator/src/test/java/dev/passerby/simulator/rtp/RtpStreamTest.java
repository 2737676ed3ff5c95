package dev.passerby.simulator.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.simulator.video.SyntheticClip;
import dev.passerby.simulator.video.VideoCodec;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class RtpStreamTest {

    private final RtpStream stream = new RtpStream(0xCAFEBABE, 0xFFFF, 0xFFFF_FFF0L, 1400);

    @Test
    void onlyTheLastPacketOfAPictureIsMarked() {
        List<byte[]> packets = stream.packets(
                VideoCodec.H264, List.of(SyntheticClip.SPS, SyntheticClip.PPS, SyntheticClip.slice(true, 3000)), 0);

        assertThat(packets).hasSize(5);
        assertThat(packets).extracting(packet -> packet[1] & 0xFF).containsExactly(96, 96, 96, 96, 96 | 0x80);
    }

    @Test
    void sequenceNumbersAndTimestampsWrapAround() {
        ByteBuffer first = ByteBuffer.wrap(
                stream.packets(VideoCodec.H264, List.of(SyntheticClip.PPS), 0).get(0));
        ByteBuffer second = ByteBuffer.wrap(stream.packets(VideoCodec.H264, List.of(SyntheticClip.PPS), 0x20)
                .get(0));

        assertThat(first.get(0)).isEqualTo((byte) 0x80);
        assertThat(first.getShort(2)).isEqualTo((short) 0xFFFF);
        assertThat(first.getInt(4)).isEqualTo(0xFFFF_FFF0);
        assertThat(first.getInt(8)).isEqualTo(0xCAFEBABE);
        assertThat(second.getShort(2)).isEqualTo((short) 0);
        assertThat(second.getInt(4)).isEqualTo(0x10);
    }

    @Test
    void aSenderReportBindsTheStreamsClockToTheWallClock() {
        stream.packets(VideoCodec.H264, List.of(SyntheticClip.PPS), 0);

        ByteBuffer report = ByteBuffer.wrap(stream.senderReport(1_500, 0x20));

        assertThat(report.get(0) & 0xFF).isEqualTo(0x80);
        assertThat(report.get(1) & 0xFF).isEqualTo(200);
        assertThat(report.getShort(2)).isEqualTo((short) 6);
        assertThat(Integer.toUnsignedLong(report.getInt(8))).isEqualTo(2_208_988_801L);
        assertThat(Integer.toUnsignedLong(report.getInt(12))).isEqualTo(1L << 31);
        assertThat(report.getInt(16)).isEqualTo(0x10);
        assertThat(report.getInt(20)).isEqualTo(1);
        assertThat(report.getInt(24)).isEqualTo(SyntheticClip.PPS.size());
    }

    @Test
    void timestampsJumpAndTheReportWithThem() {
        stream.jump(0x100);

        assertThat(timestampOf(0x10)).isEqualTo(0x100);
        assertThat(ByteBuffer.wrap(stream.senderReport(0, 0x10)).getInt(16)).isEqualTo(0x100);
        stream.jump(-0x100);
        assertThat(timestampOf(0x10)).isEqualTo(0);
    }

    @Test
    void timestampsWrapWhereTheyAreTold() {
        stream.wrapAt(90_000);

        assertThat(timestampOf(89_999)).isEqualTo(0xFFFF_FFFF);
        assertThat(timestampOf(90_000)).isZero();
    }

    private int timestampOf(long ticks) {
        return ByteBuffer.wrap(stream.packets(VideoCodec.H264, List.of(SyntheticClip.PPS), ticks)
                        .get(0))
                .getInt(4);
    }

    @Test
    void aSenderReportIsFollowedByTheSourcesName() {
        ByteBuffer report = ByteBuffer.wrap(stream.senderReport(0, 0));

        assertThat(report.get(28) & 0xFF).isEqualTo(0x81);
        assertThat(report.get(29) & 0xFF).isEqualTo(202);
        assertThat(28 + 4 * (report.getShort(30) + 1)).isEqualTo(report.capacity());
        assertThat(report.get(36)).isEqualTo((byte) 1);
        // Closed by a zero byte at least.
        assertThat(38 + report.get(37)).isLessThan(report.capacity());
    }
}
