package dev.passerby.ingest.rtsp;

import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT470BG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_SMPTE170M;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_UNSPECIFIED;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV422P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV444P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ420P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ422P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ444P;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;
import static org.bytedeco.ffmpeg.global.swscale.SWS_ACCURATE_RND;
import static org.bytedeco.ffmpeg.global.swscale.SWS_AREA;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BILINEAR;
import static org.bytedeco.ffmpeg.global.swscale.SWS_CS_DEFAULT;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCoefficients;
import static org.bytedeco.ffmpeg.global.swscale.sws_getContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale;
import static org.bytedeco.ffmpeg.global.swscale.sws_setColorspaceDetails;

import dev.passerby.ingest.camera.CameraFailure;
import dev.passerby.ingest.camera.FailureKind;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.ffmpeg.swscale.SwsFilter;
import org.jspecify.annotations.Nullable;

/**
 * A decoded picture as a JPEG may hold it: planar 8-bit YCbCr, full range, BT.601 matrix (JFIF 1.02). Pictures that are so
 * already pass untouched; the others (limited range, 10 bit, another matrix, too large) are converted by swscale with the
 * picture's own size and format. A scaler that outlives a change of size has crashed JVMs, so a change makes a new one.
 */
final class JpegPlanes implements AutoCloseable {

    /** What a scaler was made for. */
    private record Shape(int width, int height, int format, boolean fullRange, int matrix) {}

    private final JpegSettings settings;
    private @Nullable Shape shape;
    private @Nullable SwsContext scaler;
    private @Nullable AVFrame converted;

    JpegPlanes(JpegSettings settings) {
        this.settings = settings;
    }

    /**
     * The picture itself, or a converted one that is valid until the next call.
     *
     * @param toTranspose whether rows will become columns, which not every format allows
     */
    AVFrame of(AVFrame picture, boolean toTranspose) throws CameraFailure {
        int fullRangeFormat = fullRange(picture) ? fullRangeFormat(picture.format()) : -1;
        boolean fits = settings.widthFor(picture.width(), picture.height()) == picture.width()
                && settings.heightFor(picture.width(), picture.height()) == picture.height();
        boolean asItIs = fullRangeFormat >= 0 && (!toTranspose || TurnedPlanes.canTranspose(fullRangeFormat));
        if (asItIs && fits && matrix(picture) == SWS_CS_DEFAULT) {
            picture.format(fullRangeFormat);
            return picture;
        }
        return convert(picture);
    }

    private AVFrame convert(AVFrame picture) throws CameraFailure {
        Shape wanted =
                new Shape(picture.width(), picture.height(), picture.format(), fullRange(picture), matrix(picture));
        if (!wanted.equals(shape)) {
            prepare(wanted);
        }
        AVFrame target = converted;
        SwsContext converter = scaler;
        if (target == null
                || converter == null
                || av_frame_make_writable(target) < 0
                || sws_scale(
                                converter,
                                picture.data(),
                                picture.linesize(),
                                0,
                                picture.height(),
                                target.data(),
                                target.linesize())
                        <= 0) {
            throw unconvertible(wanted);
        }
        return target;
    }

    private void prepare(Shape wanted) throws CameraFailure {
        close();
        int width = settings.widthFor(wanted.width(), wanted.height());
        int height = settings.heightFor(wanted.width(), wanted.height());
        AVFrame target = av_frame_alloc();
        target.width(width).height(height).format(AV_PIX_FMT_YUVJ420P).color_range(AVCOL_RANGE_JPEG);
        converted = target;
        SwsContext made = sws_getContext(
                wanted.width(),
                wanted.height(),
                wanted.format(),
                width,
                height,
                AV_PIX_FMT_YUVJ420P,
                flags(wanted, width),
                (SwsFilter) null,
                (SwsFilter) null,
                (double[]) null);
        scaler = made;
        if (made == null || av_frame_get_buffer(target, 0) < 0) {
            close();
            throw unconvertible(wanted);
        }
        sws_setColorspaceDetails(
                made,
                sws_getCoefficients(wanted.matrix()),
                wanted.fullRange() ? 1 : 0,
                sws_getCoefficients(SWS_CS_DEFAULT),
                1,
                0,
                1 << 16,
                1 << 16);
        shape = wanted;
    }

    /**
     * How to convert. Where only the range changes, swscale's quick rounding gives the very same samples in a third of the time;
     * elsewhere it does not.
     */
    private static int flags(Shape from, int width) {
        if (width < from.width()) {
            return SWS_AREA | SWS_ACCURATE_RND;
        }
        boolean onlyRange = from.format() == AV_PIX_FMT_YUV420P && from.matrix() == SWS_CS_DEFAULT;
        return onlyRange ? SWS_BILINEAR : SWS_BILINEAR | SWS_ACCURATE_RND;
    }

    private static CameraFailure unconvertible(Shape shape) {
        return new CameraFailure(FailureKind.DECODE, "pixel format " + shape.format() + " cannot become a JPEG");
    }

    private static boolean fullRange(AVFrame picture) {
        int format = picture.format();
        return picture.color_range() == AVCOL_RANGE_JPEG
                || format == AV_PIX_FMT_YUVJ420P
                || format == AV_PIX_FMT_YUVJ422P
                || format == AV_PIX_FMT_YUVJ444P;
    }

    private static int fullRangeFormat(int format) {
        if (format == AV_PIX_FMT_YUVJ420P || format == AV_PIX_FMT_YUV420P) {
            return AV_PIX_FMT_YUVJ420P;
        }
        if (format == AV_PIX_FMT_YUVJ422P || format == AV_PIX_FMT_YUV422P) {
            return AV_PIX_FMT_YUVJ422P;
        }
        return format == AV_PIX_FMT_YUVJ444P || format == AV_PIX_FMT_YUV444P ? AV_PIX_FMT_YUVJ444P : -1;
    }

    // A camera that does not say is taken to use BT.601, as players do that are not told.
    private static int matrix(AVFrame picture) {
        int space = picture.colorspace();
        return space == AVCOL_SPC_UNSPECIFIED || space == AVCOL_SPC_BT470BG || space == AVCOL_SPC_SMPTE170M
                ? SWS_CS_DEFAULT
                : space;
    }

    @Override
    public void close() {
        shape = null;
        if (scaler != null) {
            sws_freeContext(scaler);
            scaler = null;
        }
        if (converted != null) {
            av_frame_free(converted);
            converted = null;
        }
    }
}
