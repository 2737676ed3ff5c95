package dev.passerby.vision.picture;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_QSCALE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MJPEG;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ420P;
import static org.bytedeco.ffmpeg.global.avutil.FF_QP2LAMBDA;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BILINEAR;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale;

import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.DoublePointer;

/**
 * A camera's frame made smaller for looking at. The JPEG is decoded at the nearest half, quarter or eighth that is still
 * large enough, scaled as the luma and chroma it consists of, and encoded again; no step knows RGB.
 *
 * @param width in pixels, even
 * @param height in pixels, even
 * @param bytes an ordinary JPEG
 */
public record SmallerJpeg(int width, int height, byte[] bytes) {

    private static final int MOST_HALVINGS = 3;

    /** FFmpeg's scale from 2 (best) to 31; 5 is about 90 of libjpeg's. */
    private static final int QUANTIZER = 5;

    /**
     * The frame at this width, or as it is where it is no wider.
     *
     * @param width the width wanted, in pixels, at least 16
     * @param name what to call the frame in an error
     * @throws PictureException if it is no picture or is damaged
     */
    public static SmallerJpeg of(byte[] jpeg, int width, String name) {
        try {
            PictureHeader header = PictureFormat.header(jpeg);
            if (header.width() <= width && header.format() == PictureFormat.JPEG) {
                return new SmallerJpeg(header.width(), header.height(), jpeg);
            }
            int even = Math.max(2, width / 2 * 2);
            int height = Math.max(2, (int) Math.round((double) header.height() * even / header.width() / 2) * 2);
            int halvings = 0;
            while (halvings < MOST_HALVINGS && header.width() >> (halvings + 1) >= even) {
                halvings++;
            }
            return FfmpegPicture.decodeReduced(jpeg, header, halvings, frame -> scaled(frame, even, height));
        } catch (MalformedPicture e) {
            throw e.named(name);
        }
    }

    private static SmallerJpeg scaled(AVFrame frame, int width, int height) throws MalformedPicture {
        AVFrame small = av_frame_alloc();
        SwsContext scaler = sws_getContext(
                frame.width(),
                frame.height(),
                PixelConversion.plainFormat(frame.format()),
                width,
                height,
                PixelConversion.plainFormat(AV_PIX_FMT_YUVJ420P),
                SWS_BILINEAR,
                null,
                null,
                (DoublePointer) null);
        try {
            if (scaler == null) {
                throw MalformedPicture.unsupported("its pixel format is not read here; save it as 8-bit RGB");
            }
            small.width(width).height(height).format(AV_PIX_FMT_YUVJ420P);
            if (av_frame_get_buffer(small, 0) < 0) {
                throw new OutOfMemoryError("no native memory for " + width + " x " + height + " pixels");
            }
            PixelConversion.tellRange(scaler, frame.format());
            sws_scale(scaler, frame.data(), frame.linesize(), 0, frame.height(), small.data(), small.linesize());
            return new SmallerJpeg(width, height, encoded(small));
        } finally {
            sws_freeContext(scaler);
            av_frame_free(small);
        }
    }

    private static byte[] encoded(AVFrame frame) {
        AVCodecContext encoder = avcodec_alloc_context3(avcodec_find_encoder(AV_CODEC_ID_MJPEG));
        AVPacket packet = av_packet_alloc();
        try {
            encoder.width(frame.width());
            encoder.height(frame.height());
            encoder.pix_fmt(AV_PIX_FMT_YUVJ420P);
            encoder.color_range(AVCOL_RANGE_JPEG);
            encoder.time_base().num(1).den(25);
            encoder.sample_aspect_ratio().num(1).den(1);
            encoder.thread_count(1);
            encoder.flags(encoder.flags() | AV_CODEC_FLAG_QSCALE);
            encoder.global_quality(QUANTIZER * FF_QP2LAMBDA);
            frame.quality(QUANTIZER * FF_QP2LAMBDA);
            if (avcodec_open2(encoder, encoder.codec(), (AVDictionary) null) < 0
                    || avcodec_send_frame(encoder, frame) < 0
                    || avcodec_receive_packet(encoder, packet) < 0) {
                throw new IllegalStateException("this FFmpeg cannot encode a JPEG");
            }
            byte[] bytes = new byte[packet.size()];
            packet.data().get(bytes);
            return bytes;
        } finally {
            av_packet_free(packet);
            avcodec_free_context(encoder);
        }
    }

    /** The size only: pixels of people do not belong into logs. */
    @Override
    public String toString() {
        return "SmallerJpeg[" + width + " x " + height + "]";
    }
}
