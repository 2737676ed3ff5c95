package dev.passerby.benchmarks.watchlist;

import org.jspecify.annotations.Nullable;

/**
 * What following tracks took.
 *
 * @param embeddings how many faces were embedded
 * @param sightings how many faces were seen
 * @param trackMillis how long tracks were in sight, from first to last, all together
 */
record Effort(int embeddings, int sightings, long trackMillis) {

    static final Effort NONE = new Effort(0, 0, 0);

    Effort plus(Effort other) {
        return new Effort(embeddings + other.embeddings, sightings + other.sightings, trackMillis + other.trackMillis);
    }

    /** How many embeddings a track took for each second in sight; null where none was. */
    @Nullable
    Double embeddingsPerTrackSecond() {
        return trackMillis == 0 ? null : embeddings * 1e3 / trackMillis;
    }

    /** How many a track would take if each of its faces were embedded. */
    @Nullable
    Double sightingsPerTrackSecond() {
        return trackMillis == 0 ? null : sightings * 1e3 / trackMillis;
    }
}
