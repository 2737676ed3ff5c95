package dev.passerby.ingest.sample;

import dev.passerby.wire.camera.FrameGaps;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** The books of one camera: every decoded picture is entered once and settled once. Any thread. */
public final class FrameLedger {

    /** Published pictures may be so far apart whatever the wanted rate: less is jitter, or a slow broker. */
    private static final Duration LEAST_GAP = Duration.ofSeconds(2);

    private final GapLog gaps;
    private long undecoded;
    private long decoded;
    private long published;
    private final Map<DropReason, Long> dropped = new EnumMap<>(DropReason.class);

    /**
     * Empty books.
     *
     * @param beganAtMillis from when on pictures are due, milliseconds since 1970
     * @param dueEvery how far apart published pictures are when all is well
     */
    public FrameLedger(long beganAtMillis, Duration dueEvery) {
        this.gaps = new GapLog(beganAtMillis, Math.max(LEAST_GAP.toMillis(), 3 * dueEvery.toMillis()));
    }

    /** Counts a picture that came and was not decoded, because nothing needed it. */
    public synchronized void undecoded() {
        undecoded++;
    }

    /** Enters a picture of this time. */
    public synchronized void decoded(long atMillis) {
        decoded++;
        gaps.decoded(atMillis);
    }

    /** Settles a picture of this time: it was acknowledged. */
    public synchronized void published(long atMillis) {
        published++;
        gaps.published(atMillis);
    }

    /** Settles a picture: it will not be published. */
    public synchronized void dropped(DropReason reason) {
        dropped.merge(reason, 1L, Long::sum);
        gaps.dropped(reason);
    }

    public synchronized FrameCounts counts() {
        long lost = dropped.values().stream().mapToLong(Long::longValue).sum();
        return new FrameCounts(undecoded, decoded, published, dropped, decoded - published - lost);
    }

    /** The stretches without a published picture until now. */
    public synchronized FrameGaps gaps(long nowMillis) {
        return gaps.until(nowMillis);
    }
}
