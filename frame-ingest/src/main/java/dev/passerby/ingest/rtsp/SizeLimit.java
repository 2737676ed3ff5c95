package dev.passerby.ingest.rtsp;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_default_get_format;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_NONE;

import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.javacpp.IntPointer;

/**
 * The refusal of a picture's size before a decoder makes room for it. {@code max_pixels} is looked at when the pixels are
 * allocated; the H.264 decoder has then made tables for the whole picture, 86 MB for one of 16000 × 16000. It asks this
 * function for the pixel format just before. One for all decoders of the process, held for ever: see {@link WatchCallback}.
 */
final class SizeLimit extends AVCodecContext.Get_format_AVCodecContext_IntPointer {

    private static final SizeLimit SHARED = new SizeLimit();

    private SizeLimit() {}

    static void on(AVCodecContext decoder, long maxPixels) {
        decoder.max_pixels(maxPixels);
        decoder.get_format(SHARED);
    }

    @Override
    public int call(AVCodecContext decoder, IntPointer formats) {
        long pixels = (long) decoder.coded_width() * decoder.coded_height();
        return pixels > decoder.max_pixels() ? AV_PIX_FMT_NONE : avcodec_default_get_format(decoder, formats);
    }
}
