package dev.passerby.ingest.share;

import java.time.Duration;
import java.util.Set;

/** The cameras that are this worker's, as its place in the group changes. */
public interface CameraShare {

    /** Those of the held partitions in which a camera waits for a worker. */
    Set<Integer> wanting(Set<Integer> held);

    /**
     * Starts the cameras that wait in these partitions.
     *
     * @param takeover greater than that of everybody who worked these cameras before
     */
    void take(Set<Integer> partitions, long takeover);

    /** Stops the cameras of these partitions without a word, and waits at most so long until they are left. */
    void release(Set<Integer> partitions, Duration patience);
}
