package dev.passerby.standalone.settings;

import dev.passerby.ingest.IngestSettings;
import dev.passerby.ingest.rtsp.JpegSettings;
import dev.passerby.ingest.sample.MotionSettings;
import dev.passerby.pipeline.settings.SettingsReader;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** The keys that say which of a camera's pictures are sent, and how. */
final class PictureKeys {

    static final Set<String> KEYS =
            Set.of("ingest.motion", "ingest.keep-alive", "ingest.longest-side", "ingest.jpeg-quantizer");

    private PictureKeys() {}

    static IngestSettings read(SettingsReader reader) {
        IngestSettings standard = IngestSettings.STANDARD;
        JpegSettings jpeg = standard.rtsp().jpeg();
        MotionSettings motion = standard.motion();
        String gate = reader.text("ingest.motion", "on", "on or off", text -> text.matches("on|off|true|false"));
        // YAML takes a bare on for true.
        return standard.withMotion(motion.withEveryPicture(gate.equals("off") || gate.equals("false"))
                        .withKeepAlive(reader.duration(
                                "ingest.keep-alive", motion.keepAlive(), Duration.ofMillis(1), Duration.ofHours(1))))
                .withRtsp(standard.rtsp()
                        .withJpeg(new JpegSettings(
                                reader.whole("ingest.jpeg-quantizer", jpeg.quantizer(), 2, 31),
                                reader.whole("ingest.longest-side", jpeg.longestSide(), 64, 65_500))));
    }

    /** Says what is wrong when somebody who stands still would be taken for gone. */
    static void check(IngestSettings ingest, long quietMillis, List<String> problems) {
        Duration keepAlive = ingest.motion().keepAlive();
        if (!ingest.motion().everyPicture() && keepAlive.toMillis() > quietMillis / 2) {
            problems.add("'ingest.keep-alive' must be at most half of 'tracking.quiet-period', which is "
                    + Duration.ofMillis(quietMillis) + ", got '" + keepAlive
                    + "': people who stand still would seem to leave");
        }
    }
}
