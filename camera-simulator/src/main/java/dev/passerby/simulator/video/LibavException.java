package dev.passerby.simulator.video;

import static org.bytedeco.ffmpeg.global.avutil.av_strerror;

import java.io.IOException;
import java.io.Serial;
import java.nio.charset.StandardCharsets;

/** A failure that an FFmpeg library reported, with what was being done. */
final class LibavException extends IOException {

    @Serial
    private static final long serialVersionUID = 1L;

    private LibavException(String message) {
        super(message);
    }

    /** Passes on a result that is not negative; a negative one is an FFmpeg error code. */
    static int check(int result, String doing) throws LibavException {
        if (result < 0) {
            throw new LibavException(doing + ": " + describe(result));
        }
        return result;
    }

    private static String describe(int error) {
        byte[] text = new byte[256];
        if (av_strerror(error, text, text.length) < 0) {
            return "FFmpeg error " + error;
        }
        int end = 0;
        while (end < text.length && text[end] != 0) {
            end++;
        }
        return new String(text, 0, end, StandardCharsets.UTF_8);
    }
}
