package dev.passerby.vision.picture;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_BMP;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MJPEG;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_PNG;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_WEBP;
import static org.bytedeco.ffmpeg.global.avcodec.av_new_packet;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/**
 * One still picture decoded by libavcodec.
 *
 * <p>Every call has its own decoder: opening one costs some ten microseconds, and nothing is left behind in a thread
 * that ends. A decoder runs on the calling thread only.
 */
final class FfmpegPicture {

    /** {@code AV_EF_EXPLODE}: a decoder must report damage instead of painting over it. */
    private static final int REPORT_DAMAGE = 1 << 3;

    /** More than FFmpeg adds to a side for alignment, which it counts as pixels. */
    private static final int PADDING = 256;

    /** Added to the level of every message of a decoder: less important than any that is printed; levels are bytes. */
    private static final int SILENCE = 100;

    private FfmpegPicture() {}

    /** From a decoded frame to a picture. */
    @FunctionalInterface
    interface Conversion {
        Picture toPicture(AVFrame frame) throws MalformedPicture;
    }

    /** Something made of a decoded frame, which is gone afterwards. */
    @FunctionalInterface
    interface Use<T> {
        T of(AVFrame frame) throws MalformedPicture;
    }

    /**
     * A JPEG decoded at a fraction of its size: each block of 8 x 8 pixels from the lowest of its frequencies only, which is a
     * fraction of the work too.
     *
     * @param halvings how often both sides are halved, from 0 to 3
     */
    static <T> T decodeReduced(byte[] bytes, PictureHeader header, int halvings, Use<T> use) throws MalformedPicture {
        AVFrame frame = av_frame_alloc();
        try {
            decodeInto(frame, bytes, header, halvings);
            return use.of(frame);
        } finally {
            av_frame_free(frame);
        }
    }

    static Picture decode(byte[] bytes, PictureHeader header, Conversion conversion) throws MalformedPicture {
        AVFrame frame = av_frame_alloc();
        try {
            decodeInto(frame, bytes, header, 0);
            if (frame.width() != header.width() || frame.height() != header.height()) {
                throw damaged(header, "its pixels do not have the size that its header says");
            }
            return conversion.toPicture(frame);
        } finally {
            av_frame_free(frame);
        }
    }

    private static void decodeInto(AVFrame frame, byte[] bytes, PictureHeader header, int halvings)
            throws MalformedPicture {
        AVCodecContext decoder = open(header, halvings);
        AVPacket packet = av_packet_alloc();
        try {
            if (av_new_packet(packet, bytes.length) < 0) {
                throw new OutOfMemoryError("no native memory for a picture file of " + bytes.length + " bytes");
            }
            packet.data().put(bytes, 0, bytes.length);
            if (avcodec_send_packet(decoder, packet) < 0 || receive(decoder, frame) < 0) {
                throw damaged(header, "it is cut short or damaged");
            }
        } finally {
            av_packet_free(packet);
            avcodec_free_context(decoder);
        }
    }

    /** The first picture; a decoder that holds it back gives it when told that nothing follows. */
    private static int receive(AVCodecContext decoder, AVFrame frame) {
        int result = avcodec_receive_frame(decoder, frame);
        if (result >= 0) {
            return result;
        }
        avcodec_send_packet(decoder, null);
        return avcodec_receive_frame(decoder, frame);
    }

    private static AVCodecContext open(PictureHeader header, int halvings) {
        AVCodec codec = avcodec_find_decoder(codecId(header.format()));
        if (codec == null) {
            throw new IllegalStateException("this FFmpeg has no decoder for " + header.format());
        }
        AVCodecContext decoder = avcodec_alloc_context3(codec);
        decoder.thread_count(1);
        decoder.lowres(halvings);
        decoder.err_recognition(REPORT_DAMAGE);
        decoder.max_pixels((long) (header.width() + PADDING) * (header.height() + PADDING));
        decoder.log_level_offset(SILENCE);
        if (avcodec_open2(decoder, codec, (AVDictionary) null) < 0) {
            avcodec_free_context(decoder);
            throw new IllegalStateException("this FFmpeg cannot open its decoder for " + header.format());
        }
        return decoder;
    }

    private static int codecId(PictureFormat format) {
        return switch (format) {
            case JPEG -> AV_CODEC_ID_MJPEG;
            case PNG -> AV_CODEC_ID_PNG;
            case WEBP -> AV_CODEC_ID_WEBP;
            case BMP -> AV_CODEC_ID_BMP;
        };
    }

    private static MalformedPicture damaged(PictureHeader header, String problem) {
        return MalformedPicture.damaged(problem + " (" + header.format() + "); use an undamaged copy");
    }
}
