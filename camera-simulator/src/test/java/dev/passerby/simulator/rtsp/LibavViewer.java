package dev.passerby.simulator.rtsp;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import java.io.IOException;
import java.time.Duration;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOInterruptCB;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.Pointer;

/** A viewer on libavformat's RTSP client, over TCP if not told otherwise. Nothing waits longer than its deadline. */
final class LibavViewer implements AutoCloseable {

    private final AVFormatContext input;
    private final AVIOInterruptCB.Callback_Pointer onWait;
    private final AVPacket packet = av_packet_alloc();
    private final AVFrame frame = av_frame_alloc();
    private final AVCodecContext decoder;

    /** @param ticks presentation time, 90 kHz */
    record Picture(boolean keyFrame, long ticks, int bytes) {}

    /** The decoded picture's luma: one byte a pixel, rows from the top, no padding. */
    record Luma(int width, int height, byte[] values) {}

    LibavViewer(String url, Duration deadline) throws IOException {
        this(url, deadline, "tcp");
    }

    /** @param transport {@code tcp} or {@code udp} */
    LibavViewer(String url, Duration deadline, String transport) throws IOException {
        long end = System.nanoTime() + deadline.toNanos();
        onWait = new AVIOInterruptCB.Callback_Pointer() {
            @Override
            public int call(Pointer opaque) {
                return System.nanoTime() > end ? 1 : 0;
            }
        };
        input = avformat_alloc_context();
        input.interrupt_callback().callback(onWait);
        AVDictionary options = new AVDictionary(null);
        av_dict_set(options, "rtsp_transport", transport, 0);
        // Looks at a second of video and not at five before it says what it is.
        av_dict_set(options, "analyzeduration", "1000000", 0);
        int opened = avformat_open_input(input, url, null, options);
        av_dict_free(options);
        if (opened < 0) {
            throw new IOException("opening the camera: FFmpeg error " + opened);
        }
        avformat_find_stream_info(input, (AVDictionary) null);
        AVCodec codec = avcodec_find_decoder(input.streams(0).codecpar().codec_id());
        decoder = avcodec_alloc_context3(codec);
        avcodec_parameters_to_context(decoder, input.streams(0).codecpar());
        avcodec_open2(decoder, codec, (AVDictionary) null);
    }

    int streams() {
        return input.nb_streams();
    }

    /** FFmpeg's name of the codec. */
    String codec() {
        return avcodec_get_name(input.streams(0).codecpar().codec_id()).getString();
    }

    int width() {
        return input.streams(0).codecpar().width();
    }

    int height() {
        return input.streams(0).codecpar().height();
    }

    /** The next coded picture. */
    Picture next() throws IOException {
        av_packet_unref(packet);
        int read = av_read_frame(input, packet);
        if (read < 0) {
            throw new IOException("reading the camera: FFmpeg error " + read);
        }
        return new Picture((packet.flags() & AV_PKT_FLAG_KEY) != 0, packet.pts(), packet.size());
    }

    /** The next picture that the decoder gives out. */
    Luma decodeNext() throws IOException {
        do {
            next();
            avcodec_send_packet(decoder, packet);
        } while (avcodec_receive_frame(decoder, frame) < 0);
        int width = frame.width();
        byte[] values = new byte[width * frame.height()];
        for (int y = 0; y < frame.height(); y++) {
            frame.data(0).position((long) y * frame.linesize(0)).get(values, y * width, width);
        }
        return new Luma(width, frame.height(), values);
    }

    @Override
    public void close() {
        avcodec_free_context(decoder);
        av_frame_free(frame);
        av_packet_free(packet);
        avformat_close_input(input);
        onWait.close();
    }
}
