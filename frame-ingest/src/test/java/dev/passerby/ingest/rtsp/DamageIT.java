package dev.passerby.ingest.rtsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_make_writable;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;

import dev.passerby.ingest.server.Clips;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A stream with damage, decoded next to the same stream without. A trusted picture should be the one the camera sent, to
 * the last bit of its JPEG. A decoder that reorders pictures may notice a loss one picture late, hence the bounds. Flipped
 * bits in H.265 are noticed by nobody and are not tested: TCP delivers none.
 */
class DamageIT {

    @TempDir
    Path folder;

    /** What a packet goes through on its way. */
    private interface Road {
        /** Whether the packet arrives; it may arrive changed. */
        boolean carries(AVPacket packet, int number);
    }

    private record Shown(boolean trusted, byte[] jpeg) {
        boolean isSameAs(Shown other) {
            return other != null && Arrays.equals(jpeg, other.jpeg);
        }
    }

    @Test
    void aLostPacketOfH264TaintsUntilTheNextKeyFrame() throws Exception {
        assertDistrust(h264(), DamageIT::loses, 2);
    }

    @Test
    void damagedBytesOfH264TaintUntilTheNextKeyFrame() throws Exception {
        assertDistrust(h264(), DamageIT::damages, 1);
    }

    @Test
    void aLostPacketOfH265TaintsUntilTheNextKeyFrame() throws Exception {
        assertDistrust(h265(), DamageIT::loses, 0);
    }

    private Path h264() throws Exception {
        return Clips.repeated(Clips.media("asl/brother.mkv"), 2, folder.resolve("h264.mkv"));
    }

    private Path h265() throws Exception {
        return Clips.hevc(Clips.media("asl/brother.mkv"), 3, folder.resolve("h265.mkv"));
    }

    private static Road loses(int victim) {
        return (packet, number) -> number != victim;
    }

    private static Road damages(int victim) {
        return (packet, number) -> {
            if (number == victim) {
                av_packet_make_writable(packet);
                for (int i = packet.size() / 3; i < packet.size() / 3 + 40 && i < packet.size(); i++) {
                    packet.data().put(i, (byte) (packet.data().get(i) ^ 0x5a));
                }
            }
            return true;
        };
    }

    /** Packets 13 and 14, which other pictures are predicted from, meet with an accident, one at a time. */
    private static void assertDistrust(Path clip, IntFunction<Road> accident, int mostFalselyTrusted) throws Exception {
        Map<Double, Shown> sent = decode(clip, (packet, number) -> true);
        assertThat(sent.values()).hasSizeGreaterThan(80).allMatch(Shown::trusted);
        for (int victim : new int[] {13, 14}) {
            Map<Double, Shown> received = decode(clip, accident.apply(victim));
            long harmed = sent.entrySet().stream()
                    .filter(entry -> !entry.getValue().isSameAs(received.get(entry.getKey())))
                    .count();
            long falselyTrusted = received.entrySet().stream()
                    .filter(entry -> entry.getValue().trusted())
                    .filter(entry -> !entry.getValue().isSameAs(sent.get(entry.getKey())))
                    .count();
            assertThat(harmed)
                    .as("pictures lost or changed by packet %d", victim)
                    .isGreaterThan(10);
            assertThat(falselyTrusted)
                    .as("trusted pictures that are not what was sent, packet %d", victim)
                    .isLessThanOrEqualTo(mostFalselyTrusted);
            assertThat(received.values().stream().skip(received.size() - 15))
                    .as("after the next key frame")
                    .allMatch(Shown::trusted);
        }
    }

    private static Map<Double, Shown> decode(Path clip, Road road) throws Exception {
        FfmpegLog.install();
        AVFormatContext format = new AVFormatContext(null);
        assertThat(avformat_open_input(format, clip.toString(), null, (AVDictionary) null))
                .isZero();
        AVPacket packet = av_packet_alloc();
        AVStream stream = format.streams(0);
        Map<Double, Shown> shown = new LinkedHashMap<>();
        double secondsPerTick =
                (double) stream.time_base().num() / stream.time_base().den();
        try (Decoder decoder = Decoder.open(stream.codecpar(), secondsPerTick, 4096L * 4096);
                JpegEncoder encoder = new JpegEncoder(JpegSettings.STANDARD)) {
            for (int number = 0; av_read_frame(format, packet) >= 0; number++) {
                if (road.carries(packet, number)) {
                    decoder.send(packet, false);
                }
                av_packet_unref(packet);
                for (Optional<RtspPicture> next = decoder.receive(encoder);
                        next.isPresent();
                        next = decoder.receive(encoder)) {
                    try (RtspPicture picture = next.get()) {
                        shown.put(
                                picture.cameraTimeSeconds(),
                                new Shown(picture.trusted(), picture.jpeg().bytes()));
                    }
                }
            }
        } finally {
            av_packet_free(packet);
            avformat_close_input(format);
        }
        return shown;
    }
}
