package dev.passerby.ingest.rtsp;

import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_WARNING;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;
import static org.bytedeco.ffmpeg.global.avutil.setLogCallback;

import java.util.regex.Pattern;
import org.bytedeco.ffmpeg.avutil.LogCallback;
import org.bytedeco.javacpp.BytePointer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * FFmpeg's log, taken off standard error: it goes to our log at debug level with user and password blotted out, and the
 * complaints of the calling thread are counted. Only a few of visibly damaged pictures carry a flag that says so, but
 * the decoder complains about nearly all of them, on the thread that decodes.
 */
final class FfmpegLog extends LogCallback {

    private static final Logger LOG = LoggerFactory.getLogger(FfmpegLog.class);
    private static final Pattern USER_INFO = Pattern.compile("(?<=://)[^/\\s]*@");
    private static final Pattern AUTHORIZATION = Pattern.compile("(?i)(authorization|password|response)\\s*[:=].*");
    // What the depacketizer, the parser and the decoders say about loss and damage.
    private static final Pattern DAMAGE =
            Pattern.compile("(?i)error|missed|missing|gap|conceal|corrupt|invalid|could not"
                    + " find ref|no frame|non-existing|damaged|overread|unref|decode_slice|failure|bad cseq");
    private static final ThreadLocal<long[]> COMPLAINTS = ThreadLocal.withInitial(() -> new long[1]);
    // Held for ever: FFmpeg does not keep it from being collected.
    private static final FfmpegLog SHARED = new FfmpegLog();

    private static boolean installed;

    private FfmpegLog() {}

    /** Takes the log over, once per process. */
    static synchronized void install() {
        if (!installed) {
            installed = true;
            av_log_set_level(AV_LOG_WARNING);
            setLogCallback(SHARED);
        }
    }

    /** How often FFmpeg complained of loss or damage on this thread so far. */
    static long complaintsOfThisThread() {
        return COMPLAINTS.get()[0];
    }

    static String scrubbed(String line) {
        String withoutUser = USER_INFO.matcher(line).replaceAll("***@");
        return AUTHORIZATION.matcher(withoutUser).replaceAll("$1: ***").strip();
    }

    @Override
    public void call(int level, BytePointer message) {
        if (level > AV_LOG_WARNING) {
            return;
        }
        String line = message.getString();
        if (DAMAGE.matcher(line).find()) {
            COMPLAINTS.get()[0]++;
        }
        if (LOG.isDebugEnabled()) {
            LOG.debug("{}", scrubbed(line));
        }
    }
}
