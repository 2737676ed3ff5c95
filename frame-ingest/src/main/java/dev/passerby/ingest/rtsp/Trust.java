package dev.passerby.ingest.rtsp;

/**
 * Whether a decoder's pictures can be believed: not from any loss or damage until the next key frame. A key frame that
 * was decoded before the damage but comes out after it does not count; it is told by its earlier time, and because camera
 * clocks jump, the second key frame always counts. One thread.
 */
final class Trust {

    /** FFmpeg's AV_NOPTS_VALUE: no time given. */
    static final long NO_TIME = Long.MIN_VALUE;

    private boolean trusting;
    private long damagedAt = NO_TIME;
    private int keyFramesSince;

    /** Something was lost or damaged at this time of the camera's clock. */
    void damaged(long time) {
        trusting = false;
        damagedAt = time;
        keyFramesSince = 0;
    }

    /** Whether the picture that just came out can be believed. */
    boolean admits(boolean keyframe, long time) {
        if (!trusting && keyframe) {
            keyFramesSince++;
            boolean later = damagedAt == NO_TIME || time == NO_TIME || time >= damagedAt;
            trusting = later || keyFramesSince > 1;
        }
        return trusting;
    }
}
