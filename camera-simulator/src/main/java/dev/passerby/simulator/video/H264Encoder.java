package dev.passerby.simulator.video;

import static dev.passerby.simulator.video.LibavException.check;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_VERBOSE;
import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_WARNING;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGR24;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;
import static org.bytedeco.ffmpeg.global.avutil.av_image_fill_arrays;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BILINEAR;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale;

import java.io.IOException;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.jspecify.annotations.Nullable;

/**
 * An encoder of pictures to an H.264 clip: libopenh264, one slice per picture, no reordered pictures.
 *
 * <p>Give it every picture in order, then take the {@link #finish clip}, then close it.
 */
public final class H264Encoder implements AutoCloseable {

    private static final String DOING = "encoding H.264 video";

    private final EncoderSettings settings;
    private final ClipAssembly pictures;
    private final AVCodecContext codec;
    private final SwsContext toYuv;
    private final AVFrame bgrFrame = av_frame_alloc();
    private final AVFrame yuvFrame = av_frame_alloc();
    private final AVPacket packet = av_packet_alloc();
    private final BytePointer bgr;
    private long nextFrame;

    public H264Encoder(EncoderSettings settings) throws IOException {
        this.settings = settings;
        this.pictures = new ClipAssembly(VideoCodec.H264, settings.framesPerSecond());
        int width = settings.width();
        int height = settings.height();
        this.bgr = new BytePointer((long) width * height * 3);
        AVCodec encoder = avcodec_find_encoder_by_name("libopenh264");
        this.codec = avcodec_alloc_context3(encoder);
        this.toYuv = sws_getContext(
                width,
                height,
                AV_PIX_FMT_BGR24,
                width,
                height,
                AV_PIX_FMT_YUV420P,
                SWS_BILINEAR,
                null,
                null,
                (DoublePointer) null);
        try {
            openCodec(encoder);
            check(
                    av_image_fill_arrays(bgrFrame.data(), bgrFrame.linesize(), bgr, AV_PIX_FMT_BGR24, width, height, 1),
                    DOING);
            yuvFrame.format(AV_PIX_FMT_YUV420P).width(width).height(height);
            check(av_frame_get_buffer(yuvFrame, 0), DOING);
            byte[] sets = new byte[codec.extradata_size()];
            codec.extradata().get(sets);
            pictures.addParameterSets(NalUnit.splitAnnexB(sets));
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private void openCodec(AVCodec encoder) throws IOException {
        codec.width(settings.width()).height(settings.height()).pix_fmt(AV_PIX_FMT_YUV420P);
        codec.time_base().num(1).den(settings.framesPerSecond());
        codec.framerate().num(settings.framesPerSecond()).den(1);
        codec.bit_rate(settings.bitsPerSecond());
        codec.gop_size(settings.keyFrameInterval());
        codec.max_b_frames(0);
        codec.thread_count(1);
        codec.slices(1);
        codec.flags(codec.flags() | AV_CODEC_FLAG_GLOBAL_HEADER);
        // libopenh264 warns every time that it can only aim at the bit rate while no picture may be left out: known.
        codec.log_level_offset(AV_LOG_VERBOSE - AV_LOG_WARNING);
        AVDictionary options = new AVDictionary(null);
        av_dict_set(options, "profile", "main", 0);
        av_dict_set(options, "rc_mode", "bitrate", 0);
        av_dict_set(options, "allow_skip_frames", "0", 0);
        try {
            check(avcodec_open2(codec, encoder, options), DOING);
        } finally {
            av_dict_free(options);
        }
    }

    /** Adds one picture: rows from the top, three bytes a pixel (blue, green, red), no padding. */
    public void encode(byte[] bgrPixels) throws IOException {
        int expected = settings.width() * settings.height() * 3;
        if (bgrPixels.length != expected) {
            throw new IllegalArgumentException(
                    DOING + ": a picture has " + expected + " bytes, got " + bgrPixels.length);
        }
        bgr.put(bgrPixels, 0, bgrPixels.length);
        check(av_frame_make_writable(yuvFrame), DOING);
        sws_scale(
                toYuv,
                bgrFrame.data(),
                bgrFrame.linesize(),
                0,
                settings.height(),
                yuvFrame.data(),
                yuvFrame.linesize());
        yuvFrame.pts(nextFrame++);
        send(yuvFrame);
    }

    /** The clip of all pictures given so far; nothing can be added afterwards. */
    public Clip finish() throws IOException {
        send(null);
        return pictures.clip(settings.width(), settings.height());
    }

    private void send(@Nullable AVFrame frame) throws IOException {
        check(avcodec_send_frame(codec, frame), DOING);
        while (avcodec_receive_packet(codec, packet) >= 0) {
            byte[] bytes = new byte[packet.size()];
            packet.data().get(bytes);
            long ticks = packet.pts() * Clip.TICKS_PER_SECOND / settings.framesPerSecond();
            pictures.add(NalUnit.splitAnnexB(bytes), (packet.flags() & AV_PKT_FLAG_KEY) != 0, ticks);
            av_packet_unref(packet);
        }
    }

    @Override
    public void close() {
        av_packet_free(packet);
        av_frame_free(yuvFrame);
        av_frame_free(bgrFrame);
        sws_freeContext(toYuv);
        avcodec_free_context(codec);
        bgr.close();
    }
}
