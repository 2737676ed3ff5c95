package dev.passerby.ingest.sample;

import java.util.EnumMap;
import java.util.Map;

/** The books of one camera: every decoded picture is entered once and settled once. Any thread. */
public final class FrameLedger {

    private long decoded;
    private long published;
    private final Map<DropReason, Long> dropped = new EnumMap<>(DropReason.class);

    public synchronized void decoded() {
        decoded++;
    }

    public synchronized void published() {
        published++;
    }

    public synchronized void dropped(DropReason reason) {
        dropped.merge(reason, 1L, Long::sum);
    }

    public synchronized FrameCounts counts() {
        long lost = dropped.values().stream().mapToLong(Long::longValue).sum();
        return new FrameCounts(decoded, published, dropped, decoded - published - lost);
    }
}
