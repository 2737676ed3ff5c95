package dev.passerby.vision.matching;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the last searches of one {@link GalleryIndex} found. A track's pictures are judged again at every new one; this spares
 * the search for those that were there before. Thread-safe.
 */
final class RecentSearches {

    /** The pictures of 256 tracks with eight each; about 3 kB each, the probe included. */
    private static final int MOST = 2_048;

    private final Map<Search, Neighbours> found = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Search, Neighbours> eldest) {
            return size() > MOST;
        }
    };

    /** What was searched for: the same numbers, not the same array, since state may come back as a copy. */
    private record Search(float[] probe, double threshold) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Search that
                    && Double.compare(threshold, that.threshold) == 0
                    && Arrays.equals(probe, that.probe);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(probe) + Double.hashCode(threshold);
        }
    }

    synchronized @Nullable Neighbours get(float[] probe, double threshold) {
        return found.get(new Search(probe, threshold));
    }

    synchronized void put(Neighbours neighbours, double threshold) {
        found.put(new Search(neighbours.probe(), threshold), neighbours);
    }
}
