package dev.passerby.simulator.rtsp;

import dev.passerby.simulator.video.AccessUnit;
import dev.passerby.simulator.video.Clip;
import java.util.Arrays;

/**
 * The timetable of a clip shown over and over: which picture is sent when, counted from the start of the first round.
 *
 * <p>Pictures go out in decoding order at their display times in ascending order. For a clip without reordered pictures
 * every picture so leaves exactly when it is shown.
 */
final class LoopSchedule {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final long[] displayTicks;
    private final long[] sendTicks;
    private final long roundTicks;

    LoopSchedule(Clip clip) {
        this.displayTicks = clip.accessUnits().stream()
                .mapToLong(AccessUnit::presentationTicks)
                .toArray();
        this.sendTicks = displayTicks.clone();
        Arrays.sort(sendTicks);
        this.roundTicks = clip.durationTicks();
    }

    /** The place in the clip, from 0, of the {@code n}th picture sent. */
    int picture(long n) {
        return (int) (n % sendTicks.length);
    }

    /** When the {@code n}th picture is due, in nanoseconds from the start. */
    long dueNanos(long n) {
        return nanos(round(n) * roundTicks + sendTicks[picture(n)]);
    }

    /** When the {@code n}th picture is shown, in 90 kHz ticks from the start: its RTP time. */
    long displayTicks(long n) {
        return round(n) * roundTicks + displayTicks[picture(n)];
    }

    /** The last picture that is due by then. */
    long dueBy(long nanos) {
        long ticks = ticks(nanos);
        int found = Arrays.binarySearch(sendTicks, ticks % roundTicks);
        return ticks / roundTicks * sendTicks.length + (found >= 0 ? found : -found - 2);
    }

    /** How far into the clip a time since the start is, in seconds. */
    double positionSeconds(long millis) {
        return Math.floorMod(millis * Clip.TICKS_PER_SECOND / 1000, roundTicks) / (double) Clip.TICKS_PER_SECOND;
    }

    private long round(long n) {
        return n / sendTicks.length;
    }

    /** A time on the 90 kHz clock. */
    static long ticks(long nanos) {
        return nanos / 100_000 * 9 + nanos % 100_000 * 9 / 100_000;
    }

    private static long nanos(long ticks) {
        return ticks / Clip.TICKS_PER_SECOND * NANOS_PER_SECOND
                + ticks % Clip.TICKS_PER_SECOND * NANOS_PER_SECOND / Clip.TICKS_PER_SECOND;
    }
}
