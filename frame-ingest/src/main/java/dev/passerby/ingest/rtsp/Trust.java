package dev.passerby.ingest.rtsp;

/**
 * Whether a decoder's pictures can be believed: not from any loss or damage until the next key frame. A key frame that was
 * sent before the damage but comes out after it does not count; it is told by the number of its packet, since cameras' clocks
 * stand, jump, or are missing. One thread.
 */
final class Trust {

    private boolean trusting;
    private long damagedAt;

    /** Something was lost or damaged, and no key frame before the packet of this number makes up for it. */
    void damaged(long packet) {
        trusting = false;
        damagedAt = Math.max(damagedAt, packet);
    }

    /** Whether the picture of this packet, which just came out, can be believed. */
    boolean admits(boolean keyframe, long packet) {
        if (!trusting && keyframe) {
            trusting = packet >= damagedAt;
        }
        return trusting;
    }
}
