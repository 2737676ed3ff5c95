package dev.passerby.ingest.sample;

/**
 * The choice of pictures that makes a wanted rate out of a camera's own.
 *
 * <p>Due times lie on a grid of one period, so that the mean rate is the wanted one whatever the camera's. A picture may
 * come a quarter of a period early: without that, a camera that sends exactly the wanted rate with some jitter loses one
 * picture whenever one is early. A camera slower than the wish moves the grid along and loses nothing. One thread.
 */
public final class FrameSampler {

    private final long periodNanos;
    private final long earlyNanos;
    private boolean started;
    private long dueNanos;

    /**
     * A sampler whose first picture is the first it is asked about.
     *
     * @param fps pictures a second, above 0
     */
    public FrameSampler(double fps) {
        if (!(fps > 0)) {
            throw new IllegalArgumentException("sampling rate must be above 0 pictures a second, got " + fps);
        }
        this.periodNanos = Math.round(1e9 / fps);
        this.earlyNanos = periodNanos / 4;
    }

    /** Whether a picture that came at this time would be one of the wanted ones. */
    public boolean wants(long nowNanos) {
        return !started || nowNanos - dueNanos >= -earlyNanos;
    }

    /** Whether the picture that came at this time is one of the wanted ones; if so, the next is wanted a period later. */
    public boolean takes(long nowNanos) {
        if (!wants(nowNanos)) {
            return false;
        }
        boolean behind = !started || nowNanos - dueNanos >= periodNanos;
        dueNanos = (behind ? nowNanos : dueNanos) + periodNanos;
        started = true;
        return true;
    }
}
