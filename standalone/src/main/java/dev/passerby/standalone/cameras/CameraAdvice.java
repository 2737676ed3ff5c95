package dev.passerby.standalone.cameras;

import dev.passerby.ingest.probe.Sight;
import dev.passerby.vision.quality.Flaw;
import dev.passerby.vision.quality.QualityRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the operator of a camera should know or change before attaching it, one line each; nothing where all is well.
 *
 * @param sight what the camera showed
 * @param faces the faces in it
 * @param wantedFps how many pictures a second the camera is to be looked at
 * @param namedFrom pixels across a face below which the job gives no names
 */
public record CameraAdvice(Sight sight, CameraFaces faces, double wantedFps, long namedFrom) {

    /** After a loss and after a reconnect nothing is shown until the next key frame. */
    private static final double LONG_KEYFRAME_INTERVAL_SECONDS = 4;

    /** Clocks that keep themselves right over the network agree within this. */
    private static final long CLOCK_OFFSET_MILLIS = 2_000;

    /** What a network's jitter may make of an even clock within a few seconds. */
    private static final double UNEVEN_CLOCK = 0.05;

    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        video(lines);
        clock(lines);
        sizes(lines);
        flaws(lines);
        return lines;
    }

    private void video(List<String> lines) {
        if (sight.fps() != null && sight.fps() < 0.9 * wantedFps) {
            lines.add(String.format(
                    Locale.ROOT,
                    "the camera sends %.1f pictures a second and %s are wanted; raise its frame rate or attach it with a"
                            + " lower --fps",
                    sight.fps(),
                    wantedFps == Math.rint(wantedFps) ? Long.toString((long) wantedFps) : Double.toString(wantedFps)));
        }
        boolean rare = sight.keyframeIntervalSeconds() == null
                ? sight.watchedSeconds() > LONG_KEYFRAME_INTERVAL_SECONDS
                : sight.keyframeIntervalSeconds() > LONG_KEYFRAME_INTERVAL_SECONDS;
        if (rare) {
            lines.add(
                    "key frames are far apart, and after a loss or a reconnect nothing is seen until the next; set the"
                            + " camera's key-frame interval (also called I-frame interval or GOP) to 1 or 2 seconds");
        }
        if (sight.damaged() > 0) {
            lines.add(sight.damaged() + " of " + sight.pictures()
                    + " pictures were lost to damage; look at the network between, or lower the camera's bit rate");
        }
    }

    private void clock(List<String> lines) {
        Long offset = sight.clockOffsetMillis();
        if (offset != null && Math.abs(offset) > CLOCK_OFFSET_MILLIS) {
            lines.add("the camera's clock is wrong or this machine's is; give both the same time server (NTP)."
                    + " Events have this machine's time");
        }
        Double rate = sight.clockRate();
        if (rate != null && Math.abs(rate - 1) > UNEVEN_CLOCK) {
            lines.add(String.format(
                    Locale.ROOT,
                    "on the camera's clock %.2f seconds passed in one of this machine's; recordings of it will play at the"
                            + " wrong speed, events are not affected",
                    rate));
        }
    }

    private void sizes(List<String> lines) {
        List<Long> widths = faces.widths();
        if (widths.isEmpty()) {
            lines.add("nobody was in view; run this again while somebody walks where people will pass, to learn whether"
                    + " faces are large enough");
            return;
        }
        long surestFrom = Math.round(QualityRules.STANDARD.fullWidth());
        String are = "faces here are " + range(widths) + " px wide; ";
        if (widths.get(0) < namedFrom) {
            lines.add(are + namedFrom + " or more are needed for names, and from " + surestFrom
                    + " they are surest; bring the camera nearer, zoom in, or raise its resolution");
        } else if (widths.get(0) < surestFrom) {
            lines.add(are + "names are given from " + namedFrom + " and are surest from " + surestFrom);
        }
    }

    private void flaws(List<String> lines) {
        told(lines, Flaw.BLURRED, "focus the camera, clean it, or shorten its exposure time");
        told(lines, Flaw.BADLY_LIT, "add light, or avoid windows and lamps behind the people");
        told(lines, Flaw.TURNED_AWAY, "turn the camera to where people come from, and mount it near eye level");
    }

    /** A flaw of some faces is a matter of the moment; one of half of them is the camera's. */
    private void told(List<String> lines, Flaw flaw, String remedy) {
        long flawed = faces.with(flaw);
        if (flawed > 0 && 2 * flawed >= faces.faces().size()) {
            lines.add(flawed + " of " + faces.faces().size() + " faces were " + flaw.words()
                    + ", and such faces get no names; " + remedy);
        }
    }

    /** {@code 34}, or {@code 34 to 52}. */
    public static String range(List<Long> widestFirst) {
        long most = widestFirst.get(0);
        long least = widestFirst.get(widestFirst.size() - 1);
        return least == most ? Long.toString(most) : least + " to " + most;
    }
}
