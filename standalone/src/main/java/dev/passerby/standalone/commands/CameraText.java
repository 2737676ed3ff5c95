package dev.passerby.standalone.commands;

import dev.passerby.ingest.probe.Sight;
import dev.passerby.standalone.cameras.CameraAdvice;
import dev.passerby.standalone.cameras.CameraFaces;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What {@code camera test} found of a camera that shows pictures, as text for a terminal. */
final class CameraText {

    private static final double MANY_MILLIS = 10_000;

    private CameraText() {}

    /**
     * The text, without a line end.
     *
     * @param place the camera's host and port
     * @param picture where a picture was saved; absent where none was asked for
     */
    static String of(
            String place,
            Sight sight,
            long connectMillis,
            CameraFaces faces,
            @Nullable String picture,
            List<String> advice) {
        StringBuilder text = new StringBuilder(place);
        line(text, "video", video(sight));
        line(text, "network", network(sight, connectMillis));
        line(text, "clock", clock(sight.clockOffsetMillis()));
        line(text, "faces", faces(faces));
        line(text, "picture", picture == null ? "not kept; --picture FILE saves one" : "saved as " + picture);
        for (String advised : advice) {
            line(text, "advice", advised);
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String what, String value) {
        text.append(String.format(Locale.ROOT, "%n  %-8s %s", what, value));
    }

    private static String video(Sight sight) {
        String size = sight.codec() + ", " + sight.width() + "×" + sight.height();
        String rate = sight.fps() == null
                ? ", one picture came"
                : String.format(Locale.ROOT, ", %.1f pictures a second", sight.fps());
        String keys = sight.keyframeIntervalSeconds() == null
                ? String.format(Locale.ROOT, ", no second key frame in %.0f s", sight.watchedSeconds())
                : String.format(Locale.ROOT, ", a key frame every %.1f s", sight.keyframeIntervalSeconds());
        return size + rate + keys;
    }

    private static String network(Sight sight, long connectMillis) {
        String bits = sight.bitsPerSecond() == null
                ? ""
                : String.format(Locale.ROOT, "%.2f Mbit/s, ", sight.bitsPerSecond() / 1e6);
        return bits + "first picture after " + connectMillis + " ms";
    }

    private static String clock(@Nullable Long offsetMillis) {
        if (offsetMillis == null) {
            return "unknown: the camera did not tell its time (no RTCP sender report came)";
        }
        String side = offsetMillis < 0 ? "behind" : "ahead of";
        double apart = Math.abs(offsetMillis);
        return apart < MANY_MILLIS
                ? String.format(Locale.ROOT, "%.0f ms %s this machine's, the pictures' way here included", apart, side)
                : String.format(Locale.ROOT, "%.1f s %s this machine's", apart / 1000, side);
    }

    private static String faces(CameraFaces faces) {
        return faces.faces().isEmpty()
                ? "nobody was in view in " + faces.pictures() + " picture(s)"
                : faces.faces().size() + " in " + faces.pictures() + " picture(s), "
                        + CameraAdvice.range(faces.widths()) + " px wide";
    }
}
