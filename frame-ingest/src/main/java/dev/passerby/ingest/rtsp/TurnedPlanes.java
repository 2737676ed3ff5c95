package dev.passerby.ingest.rtsp;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ420P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ444P;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_copy_props;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;

/** A picture's 8-bit planes turned by an {@link Orientation}, in a frame that is kept until size or format change. */
final class TurnedPlanes implements AutoCloseable {

    private static final int PLANES = 3;

    private @Nullable AVFrame turned;

    /** Whether the turned planes are a format of their own: chroma that is denser one way than the other is not. */
    static boolean canTranspose(int format) {
        return format == AV_PIX_FMT_YUVJ420P || format == AV_PIX_FMT_YUVJ444P;
    }

    /** The turned picture, valid until the next call; an upright one is given back as it is. */
    AVFrame of(AVFrame picture, Orientation orientation) {
        if (orientation.isUpright()) {
            return picture;
        }
        AVFrame target = frameFor(picture, orientation);
        for (int plane = 0; plane < PLANES; plane++) {
            turn(picture, target, plane, orientation);
        }
        return target;
    }

    private AVFrame frameFor(AVFrame picture, Orientation orientation) {
        int width = orientation.transposed() ? picture.height() : picture.width();
        int height = orientation.transposed() ? picture.width() : picture.height();
        AVFrame kept = turned;
        if (kept != null && kept.width() == width && kept.height() == height && kept.format() == picture.format()) {
            av_frame_make_writable(kept);
            return kept;
        }
        close();
        AVFrame made = av_frame_alloc();
        turned = made;
        av_frame_copy_props(made, picture);
        made.width(width).height(height).format(picture.format());
        if (av_frame_get_buffer(made, 0) < 0) {
            throw new OutOfMemoryError("native memory for a turned picture");
        }
        return made;
    }

    private static void turn(AVFrame from, AVFrame to, int plane, Orientation orientation) {
        int width = across(from, plane);
        int height = down(from, plane);
        byte[] samples = read(from.data(plane), from.linesize(plane), width, height);
        int columns = orientation.transposed() ? height : width;
        int rows = orientation.transposed() ? width : height;
        // Where the turned picture's first sample comes from, and how far the next to its right and below it are.
        int right = orientation.transposed() ? width : 1;
        int below = orientation.transposed() ? 1 : width;
        int first = (orientation.rightToLeft() ? (columns - 1) * right : 0)
                + (orientation.bottomToTop() ? (rows - 1) * below : 0);
        int stepRight = orientation.rightToLeft() ? -right : right;
        int stepBelow = orientation.bottomToTop() ? -below : below;
        BytePointer data = to.data(plane);
        byte[] row = new byte[columns];
        for (int y = 0; y < rows; y++) {
            int at = first + y * stepBelow;
            for (int x = 0; x < columns; x++) {
                row[x] = samples[at];
                at += stepRight;
            }
            data.position((long) y * to.linesize(plane)).put(row);
        }
        data.position(0);
    }

    private static byte[] read(BytePointer data, int lineSize, int width, int height) {
        byte[] samples = new byte[width * height];
        for (int y = 0; y < height; y++) {
            data.position((long) y * lineSize).get(samples, y * width, width);
        }
        data.position(0);
        return samples;
    }

    private static int across(AVFrame frame, int plane) {
        boolean halved = plane > 0 && frame.format() != AV_PIX_FMT_YUVJ444P;
        return halved ? (frame.width() + 1) / 2 : frame.width();
    }

    private static int down(AVFrame frame, int plane) {
        boolean halved = plane > 0 && frame.format() == AV_PIX_FMT_YUVJ420P;
        return halved ? (frame.height() + 1) / 2 : frame.height();
    }

    @Override
    public void close() {
        if (turned != null) {
            av_frame_free(turned);
            turned = null;
        }
    }
}
