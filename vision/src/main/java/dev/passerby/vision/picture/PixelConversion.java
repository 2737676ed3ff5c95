package dev.passerby.vision.picture;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGB24;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV422P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV444P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVA420P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ420P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ422P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ444P;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.swscale.SWS_ACCURATE_RND;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BILINEAR;
import static org.bytedeco.ffmpeg.global.swscale.SWS_CS_DEFAULT;
import static org.bytedeco.ffmpeg.global.swscale.SWS_FAST_BILINEAR;
import static org.bytedeco.ffmpeg.global.swscale.SWS_FULL_CHR_H_INP;
import static org.bytedeco.ffmpeg.global.swscale.SWS_FULL_CHR_H_INT;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCoefficients;
import static org.bytedeco.ffmpeg.global.swscale.sws_getContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale;
import static org.bytedeco.ffmpeg.global.swscale.sws_setColorspaceDetails;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;

/**
 * A decoded frame as RGB: what lossy WebP gives by {@link YuvToRgb}; palettes, grey, 16-bit and packed RGB by libswscale.
 *
 * <p>The frame's own size and format decide, never the decoder's: they can differ, and libswscale does not check.
 */
final class PixelConversion {

    private static final int ACCURATE = SWS_BILINEAR | SWS_ACCURATE_RND | SWS_FULL_CHR_H_INT | SWS_FULL_CHR_H_INP;

    private PixelConversion() {}

    static Picture toPicture(AVFrame frame) throws MalformedPicture {
        int format = frame.format();
        if (format != AV_PIX_FMT_YUV420P && format != AV_PIX_FMT_YUVA420P) {
            return scaled(frame, ACCURATE);
        }
        YuvToRgb conversion = new YuvToRgb(frame.width(), frame.height());
        byte[] luma = plane(frame, 0, frame.width(), frame.height());
        byte[] u = plane(frame, 1, conversion.chromaWidth(), conversion.chromaHeight());
        byte[] v = plane(frame, 2, conversion.chromaWidth(), conversion.chromaHeight());
        return conversion.convert(luma, u, v);
    }

    /**
     * The picture by libswscale's quickest way, a fifteenth of the time of its accurate one: each pixel has its block's colour
     * difference, none between two blocks'.
     */
    static Picture toPictureQuickly(AVFrame frame) throws MalformedPicture {
        return scaled(frame, SWS_FAST_BILINEAR);
    }

    /** The pixel format without the range in its name, which libswscale calls deprecated for every picture. */
    static int plainFormat(int format) {
        if (format == AV_PIX_FMT_YUVJ420P) {
            return AV_PIX_FMT_YUV420P;
        }
        if (format == AV_PIX_FMT_YUVJ422P) {
            return AV_PIX_FMT_YUV422P;
        }
        return format == AV_PIX_FMT_YUVJ444P ? AV_PIX_FMT_YUV444P : format;
    }

    /** Says that samples reach from 0 to 255, where the format's name said so: JFIF 1.02. */
    static void tellRange(SwsContext scaler, int format) {
        if (plainFormat(format) != format) {
            IntPointer matrix = sws_getCoefficients(SWS_CS_DEFAULT);
            sws_setColorspaceDetails(scaler, matrix, 1, matrix, 1, 0, 1 << 16, 1 << 16);
        }
    }

    private static byte[] plane(AVFrame frame, int index, int rowBytes, int rows) {
        byte[] plane = new byte[rowBytes * rows];
        BytePointer data = frame.data(index);
        int stride = frame.linesize(index);
        for (int row = 0; row < rows; row++) {
            data.position((long) row * stride).get(plane, row * rowBytes, rowBytes);
        }
        return plane;
    }

    private static Picture scaled(AVFrame frame, int flags) throws MalformedPicture {
        int width = frame.width();
        int height = frame.height();
        AVFrame rgb = av_frame_alloc();
        SwsContext scaler = sws_getContext(
                width,
                height,
                plainFormat(frame.format()),
                width,
                height,
                AV_PIX_FMT_RGB24,
                flags,
                null,
                null,
                (DoublePointer) null);
        try {
            if (scaler == null) {
                throw MalformedPicture.unsupported("its pixel format is not read here; save it as 8-bit RGB");
            }
            rgb.width(width).height(height).format(AV_PIX_FMT_RGB24);
            if (av_frame_get_buffer(rgb, 0) < 0) {
                throw new OutOfMemoryError("no native memory for " + width + " x " + height + " pixels");
            }
            tellRange(scaler, frame.format());
            sws_scale(scaler, frame.data(), frame.linesize(), 0, height, rgb.data(), rgb.linesize());
            return new Picture(width, height, plane(rgb, 0, 3 * width, height));
        } finally {
            sws_freeContext(scaler);
            av_frame_free(rgb);
        }
    }
}
