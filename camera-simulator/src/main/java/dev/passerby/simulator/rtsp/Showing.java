package dev.passerby.simulator.rtsp;

import dev.passerby.simulator.video.AccessUnit;
import dev.passerby.simulator.video.Clip;

/**
 * A clip on the air: since when it is shown, over and over, and where its times lie on the camera's 90 kHz clock. Times are
 * counted from the camera's start.
 *
 * @param version counts the camera's clips, from 1
 */
record Showing(Clip clip, LoopSchedule schedule, long startNanos, long startTicks, long version) {

    /**
     * A picture whose turn it is.
     *
     * @param clip that it is part of
     * @param dueNanos when it is sent
     * @param dueTicks the same on the camera's clock
     * @param displayTicks when it is shown: its RTP time
     */
    record Due(Clip clip, AccessUnit picture, long dueNanos, long dueTicks, long displayTicks) {}

    static Showing first(Clip clip) {
        return new Showing(clip, new LoopSchedule(clip), 0, 0, 1);
    }

    /**
     * Another clip from now on, beginning with its first picture.
     *
     * @param shownTicks the latest display time that was sent: times never go back
     */
    Showing then(Clip next, long nowNanos, long shownTicks) {
        long frame = Math.round(Clip.TICKS_PER_SECOND / clip.framesPerSecond());
        long ticks = Math.max(ticksAt(nowNanos), shownTicks + frame);
        return new Showing(next, new LoopSchedule(next), nowNanos, ticks, version + 1);
    }

    /** When the {@code n}th picture of this showing is due. */
    long dueNanos(long n) {
        return startNanos + schedule.dueNanos(n);
    }

    Due due(long n) {
        AccessUnit picture = clip.accessUnits().get(schedule.picture(n));
        long nanos = dueNanos(n);
        return new Due(clip, picture, nanos, ticksAt(nanos), startTicks + schedule.displayTicks(n));
    }

    /** The last picture that is due by then. */
    long dueBy(long nanos) {
        return schedule.dueBy(nanos - startNanos);
    }

    /** A time on the camera's clock. */
    long ticksAt(long nanos) {
        return startTicks + LoopSchedule.ticks(nanos - startNanos);
    }

    /** How far into the clip a time is, in seconds. */
    double positionSeconds(long millis) {
        return schedule.positionSeconds(millis - startNanos / 1_000_000);
    }
}
