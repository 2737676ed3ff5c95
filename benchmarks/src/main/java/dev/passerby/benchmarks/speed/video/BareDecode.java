package dev.passerby.benchmarks.speed.video;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** The pictures of a file with one video, over and over, read by the library's own calls on one thread and dropped. */
final class BareDecode implements PictureLoop {

    private final String url;
    private final AVPacket packet = av_packet_alloc();
    private final AVFrame frame = av_frame_alloc();
    private AVFormatContext format = new AVFormatContext(null);
    private AVCodecContext codec = new AVCodecContext();

    BareDecode(Path file) {
        url = "file:" + file.toAbsolutePath();
        open();
    }

    private void open() {
        format = new AVFormatContext(null);
        check(avformat_open_input(format, url, null, null));
        check(avformat_find_stream_info(format, (AVDictionary) null));
        AVCodec decoder = avcodec_find_decoder(format.streams(0).codecpar().codec_id());
        codec = avcodec_alloc_context3(decoder);
        check(avcodec_parameters_to_context(codec, format.streams(0).codecpar()));
        codec.thread_count(1);
        check(avcodec_open2(codec, decoder, (AVDictionary) null));
    }

    @Override
    public void next() {
        while (avcodec_receive_frame(codec, frame) < 0) {
            if (av_read_frame(format, packet) < 0) {
                reopen();
            } else {
                check(avcodec_send_packet(codec, packet));
                av_packet_unref(packet);
            }
        }
    }

    private void reopen() {
        shut();
        open();
    }

    private void shut() {
        avcodec_free_context(codec);
        avformat_close_input(format);
    }

    private static void check(int error) {
        if (error < 0) {
            throw new IllegalStateException("FFmpeg failed with " + error + " on a clip that was made here");
        }
    }

    @Override
    public void close() {
        shut();
        av_packet_free(packet);
        av_frame_free(frame);
    }
}
