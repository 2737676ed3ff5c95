package dev.passerby.ingest.sample;

import dev.passerby.wire.camera.FrameGap;
import dev.passerby.wire.camera.FrameGaps;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The stretches in which nothing of a camera was published, and why. A stretch is between the times of two published
 * pictures, however late the second was acknowledged, or from the last one until now. One thread at a time.
 */
final class GapLog {

    /** What it is called when the camera sent no picture. */
    static final String NO_PICTURE = "no-picture";

    private static final int KEPT = 8;

    private final long limitMillis;
    private final Deque<FrameGap> ended = new ArrayDeque<>();
    private long count;
    private long millis;
    private long publishedAt;
    private long decodedAt;
    /** The longest time without a decoded picture since the last published one. */
    private long silence;

    private final Map<DropReason, Long> dropped = new EnumMap<>(DropReason.class);

    /**
     * A log without gaps.
     *
     * @param beganAtMillis from when on pictures are due
     * @param limitMillis how far apart published pictures may be
     */
    GapLog(long beganAtMillis, long limitMillis) {
        this.limitMillis = limitMillis;
        this.publishedAt = beganAtMillis;
        this.decodedAt = beganAtMillis;
    }

    void decoded(long atMillis) {
        silence = Math.max(silence, atMillis - decodedAt);
        decodedAt = atMillis;
    }

    void dropped(DropReason reason) {
        dropped.merge(reason, 1L, Long::sum);
    }

    void published(long atMillis) {
        if (isGapUntil(atMillis)) {
            count++;
            millis += atMillis - publishedAt;
            ended.addLast(gap(Instant.ofEpochMilli(atMillis), atMillis));
            if (ended.size() > KEPT) {
                ended.removeFirst();
            }
        }
        publishedAt = atMillis;
        silence = 0;
        dropped.clear();
    }

    /** The gaps until now, one that lasts included. */
    FrameGaps until(long nowMillis) {
        if (!isGapUntil(nowMillis)) {
            return new FrameGaps(count, millis, ended.stream().toList());
        }
        Deque<FrameGap> all = new ArrayDeque<>(ended);
        all.addLast(gap(null, nowMillis));
        return new FrameGaps(
                count + 1,
                millis + nowMillis - publishedAt,
                all.stream().skip(Math.max(0, all.size() - KEPT)).toList());
    }

    private boolean isGapUntil(long atMillis) {
        return atMillis - publishedAt > limitMillis;
    }

    private FrameGap gap(@Nullable Instant to, long untilMillis) {
        return new FrameGap(Instant.ofEpochMilli(publishedAt), to, reason(untilMillis));
    }

    // What lasted longest decides: after an hour without a picture, a few before the first key frame are not the
    // reason.
    private String reason(long untilMillis) {
        if (Math.max(silence, untilMillis - decodedAt) > (untilMillis - publishedAt) / 2) {
            return NO_PICTURE;
        }
        return dropped.entrySet().stream()
                .filter(entry -> entry.getKey() != DropReason.SAMPLED && entry.getKey() != DropReason.STILL)
                .max(Map.Entry.comparingByValue())
                .map(entry -> entry.getKey().text())
                // Pictures come and are not refused: they wait for the broker.
                .orElse(DropReason.BROKER_AWAY.text());
    }
}
