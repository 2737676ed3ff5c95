package dev.passerby.simulator.video;

import static dev.passerby.simulator.video.LibavException.check;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_H264;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_HEVC;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avcodec.av_bsf_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_bsf_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_bsf_get_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.av_bsf_init;
import static org.bytedeco.ffmpeg.global.avcodec.av_bsf_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.av_bsf_send_packet;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_copy;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_rescale_q;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVBSFContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.BytePointer;

/** A clip read from a file by libavformat; the pictures are not decoded. */
final class ClipReader {

    private static final double RATE_WHERE_FILE_HAS_NONE = 25;

    private final Path file;

    private ClipReader(Path file) {
        this.file = file;
    }

    static Clip read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("reading clip '" + file + "': there is no such file");
        }
        return new ClipReader(file).readAll();
    }

    private Clip readAll() throws IOException {
        AVFormatContext input = new AVFormatContext(null);
        AVDictionary options = new AVDictionary(null);
        // A file that names other files or addresses (a playlist) is not a clip.
        av_dict_set(options, "protocol_whitelist", "file", 0);
        try {
            String address = "file:" + file.toAbsolutePath();
            check(avformat_open_input(input, address, null, options), doing());
            check(avformat_find_stream_info(input, (AVDictionary) null), doing());
            return readVideo(input, videoOf(input));
        } finally {
            av_dict_free(options);
            avformat_close_input(input);
        }
    }

    private AVStream videoOf(AVFormatContext input) throws IOException {
        for (int i = 0; i < input.nb_streams(); i++) {
            int id = input.streams(i).codecpar().codec_id();
            if (id == AV_CODEC_ID_H264 || id == AV_CODEC_ID_HEVC) {
                return input.streams(i);
            }
        }
        throw new IOException(
                doing() + ": it holds no H.264 or H.265 video; convert it with 'ffmpeg -i FILE -c:v libx264'");
    }

    /** FFmpeg's number of a codec. */
    static int idOf(VideoCodec codec) {
        return codec == VideoCodec.H264 ? AV_CODEC_ID_H264 : AV_CODEC_ID_HEVC;
    }

    private Clip readVideo(AVFormatContext input, AVStream video) throws IOException {
        boolean h264 = video.codecpar().codec_id() == AV_CODEC_ID_H264;
        String toAnnexB = h264 ? "h264_mp4toannexb" : "hevc_mp4toannexb";
        AVBSFContext annexB = new AVBSFContext(null);
        AVPacket packet = av_packet_alloc();
        try {
            check(av_bsf_alloc(av_bsf_get_by_name(toAnnexB), annexB), doing());
            check(avcodec_parameters_copy(annexB.par_in(), video.codecpar()), doing());
            annexB.time_base_in(video.time_base());
            check(av_bsf_init(annexB), doing());

            ClipAssembly pictures = new ClipAssembly(h264 ? VideoCodec.H264 : VideoCodec.H265, rateOf(video));
            pictures.addParameterSets(NalUnit.splitAnnexB(extradata(annexB.par_out())));
            while (check(readOrEnd(input, packet), doing()) != END) {
                if (packet.stream_index() == video.index()) {
                    check(av_bsf_send_packet(annexB, packet), doing());
                    drain(annexB, packet, video.time_base(), pictures);
                } else {
                    av_packet_unref(packet);
                }
            }
            check(av_bsf_send_packet(annexB, null), doing());
            drain(annexB, packet, video.time_base(), pictures);
            AVCodecParameters parameters = video.codecpar();
            return pictures.clip(parameters.width(), parameters.height());
        } catch (IllegalArgumentException e) {
            throw new IOException(doing() + ": " + e.getMessage(), e);
        } finally {
            av_packet_free(packet);
            av_bsf_free(annexB);
        }
    }

    private static final int END = 1;

    private static int readOrEnd(AVFormatContext input, AVPacket packet) {
        int result = av_read_frame(input, packet);
        return result == AVERROR_EOF ? END : result;
    }

    private static void drain(AVBSFContext annexB, AVPacket packet, AVRational timeBase, ClipAssembly pictures) {
        while (av_bsf_receive_packet(annexB, packet) >= 0) {
            List<NalUnit> units = NalUnit.splitAnnexB(bytes(packet.data(), packet.size()));
            boolean keyFrame = (packet.flags() & AV_PKT_FLAG_KEY) != 0;
            long time = packet.pts() == AV_NOPTS_VALUE ? packet.dts() : packet.pts();
            if (time == AV_NOPTS_VALUE) {
                pictures.add(units, keyFrame);
            } else {
                pictures.add(units, keyFrame, av_rescale_q(time, timeBase, TICKS));
            }
            av_packet_unref(packet);
        }
    }

    private static final AVRational TICKS = new AVRational().num(1).den(Clip.TICKS_PER_SECOND);

    private static double rateOf(AVStream video) {
        AVRational rate = video.avg_frame_rate();
        return rate.num() > 0 && rate.den() > 0 ? rate.num() / (double) rate.den() : RATE_WHERE_FILE_HAS_NONE;
    }

    private static byte[] extradata(AVCodecParameters parameters) {
        return bytes(parameters.extradata(), parameters.extradata_size());
    }

    private static byte[] bytes(BytePointer pointer, int size) {
        byte[] bytes = new byte[size];
        if (size > 0) {
            pointer.get(bytes);
        }
        return bytes;
    }

    private String doing() {
        return "reading clip '" + file + "'";
    }
}
