package dev.passerby.ingest.sample;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of a camera's pictures since its worker began. {@code decoded} equals {@code published} plus the sum of
 * {@code dropped} plus {@code pending}, always.
 *
 * @param undecoded pictures that came and were not decoded, because nothing needed them; in none of the others
 * @param decoded pictures decoded
 * @param published pictures acknowledged
 * @param dropped pictures not published, by reason; every reason is present
 * @param pending pictures whose fate is not known yet
 */
public record FrameCounts(long undecoded, long decoded, long published, Map<DropReason, Long> dropped, long pending) {

    public static final FrameCounts NONE = new FrameCounts(0, 0, 0, Map.of(), 0);

    public FrameCounts {
        EnumMap<DropReason, Long> all = new EnumMap<>(DropReason.class);
        for (DropReason reason : DropReason.values()) {
            all.put(reason, dropped.getOrDefault(reason, 0L));
        }
        dropped = Map.copyOf(all);
    }

    /** Pictures dropped for this reason. */
    public long dropped(DropReason reason) {
        return dropped.getOrDefault(reason, 0L);
    }

    /** Pictures whose fate is known. */
    public long settled() {
        return decoded - pending;
    }

    /** Pictures that should have been published and were not. */
    public long lost() {
        return dropped.entrySet().stream()
                .filter(entry -> entry.getKey().isLoss())
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** The counts by the reasons' names, without zeros. */
    public Map<String, Long> droppedByName() {
        Map<String, Long> named = new TreeMap<>();
        dropped.forEach((reason, count) -> {
            if (count > 0) {
                named.put(reason.text(), count);
            }
        });
        return named;
    }
}
