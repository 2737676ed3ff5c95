package dev.passerby.ingest.probe;

import dev.passerby.ingest.camera.CameraFailure;
import dev.passerby.ingest.camera.Picture;
import dev.passerby.ingest.camera.Reception;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One watch over a camera: takes each picture as it comes and counts what a {@link Sight} tells. One thread. */
final class Look {

    /** What the beginning of a connection is left out of rates for. */
    private static final double SETTLING_SECONDS = 1;

    private static final double SAMPLE_EVERY_SECONDS = 1;
    private static final int MOST_SAMPLES = 8;

    /** How much more than ours a camera's clock may count between two key frames before it is not believed. */
    private static final double BELIEVABLE_LEAP_SECONDS = 60;

    /** The moment of a picture: by our clock, by the camera's, and what had come by then. */
    private record Moment(double seconds, double cameraSeconds, int pictures, long bytes) {}

    private final long beganNanos;
    private final List<Moment> keyframes = new ArrayList<>();
    private final List<byte[]> samples = new ArrayList<>();
    private String codec = "";
    private int width;
    private int height;
    private int damaged;
    private @Nullable Moment first;
    private @Nullable Moment settled;
    private @Nullable Moment last;
    private double sampledAt = Double.NEGATIVE_INFINITY;
    private double clockOffsetMillis = Double.NaN;

    Look(long beganNanos) {
        this.beganNanos = beganNanos;
    }

    /** A picture has come. */
    void sees(Picture picture, String name, Reception reception, long nowNanos) throws CameraFailure {
        double seconds = (nowNanos - beganNanos) / 1e9;
        int number = last == null ? 1 : last.pictures() + 1;
        Moment now = new Moment(seconds, picture.cameraTimeSeconds(), number, reception.videoBytes());
        first = first == null ? now : first;
        settled = settled == null && seconds - first.seconds() >= SETTLING_SECONDS ? now : settled;
        last = now;
        codec = name;
        clockOffsetMillis = reception.clockOffsetMillis();
        if (picture.keyframe()) {
            keyframes.add(now);
        }
        if (!picture.trusted()) {
            damaged++;
        } else if (samples.size() < MOST_SAMPLES && seconds - sampledAt >= SAMPLE_EVERY_SECONDS) {
            samples.add(picture.jpeg().bytes());
            sampledAt = seconds;
            width = picture.width();
            height = picture.height();
        }
    }

    /** Whether it lasted as long as asked, and showed a second key frame and the camera's time or had longer for them. */
    boolean isEnough(Duration watch, Duration longer, long nowNanos) {
        if (first == null || samples.isEmpty()) {
            return false;
        }
        double watched = (nowNanos - beganNanos) / 1e9 - first.seconds();
        boolean complete = keyframes.size() > 1 && !Double.isNaN(clockOffsetMillis);
        return watched >= seconds(watch) + (complete ? 0 : seconds(longer));
    }

    /** Whether any picture came, good or damaged. */
    boolean sawAnything() {
        return first != null;
    }

    /** Until the first picture; until now where there is none. */
    long connectMillis(long nowNanos) {
        return first == null ? (nowNanos - beganNanos) / 1_000_000 : Math.round(first.seconds() * 1000);
    }

    /** What was seen; nothing while no good picture came. */
    @Nullable
    Sight sight() {
        if (first == null || last == null || samples.isEmpty()) {
            return null;
        }
        boolean hasSettled = settled != null && last.pictures() > settled.pictures();
        Moment from = hasSettled && settled != null ? settled : first;
        double span = last.seconds() - from.seconds();
        boolean measurable = last.pictures() > from.pictures() && span > 0;
        double cameraSpan = last.cameraSeconds() - from.cameraSeconds();
        return new Sight(
                codec,
                width,
                height,
                last.seconds() - first.seconds(),
                last.pictures(),
                damaged,
                measurable ? (last.pictures() - from.pictures()) / span : null,
                keyframeInterval(),
                measurable ? Math.round((last.bytes() - from.bytes()) * 8 / span) : null,
                Double.isNaN(clockOffsetMillis) ? null : Math.round(clockOffsetMillis),
                measurable && !Double.isNaN(cameraSpan) ? cameraSpan / span : null,
                samples);
    }

    /** The median; of two clocks the one that counted more, for what a camera had kept arrives at once. */
    private @Nullable Double keyframeInterval() {
        List<Double> intervals = new ArrayList<>();
        for (int i = 1; i < keyframes.size(); i++) {
            double ours = keyframes.get(i).seconds() - keyframes.get(i - 1).seconds();
            double cameras =
                    keyframes.get(i).cameraSeconds() - keyframes.get(i - 1).cameraSeconds();
            intervals.add(cameras > ours && cameras - ours < BELIEVABLE_LEAP_SECONDS ? cameras : ours);
        }
        return intervals.isEmpty() ? null : intervals.stream().sorted().toList().get(intervals.size() / 2);
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
