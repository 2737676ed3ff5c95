package dev.passerby.ingest.camera;

/**
 * What came over a connection so far.
 *
 * @param videoBytes compressed video, without what the network adds
 * @param clockOffsetMillis how far the camera's clock is ahead of ours (behind: negative), less the time that the quickest
 *     picture needed to get here; NaN as long as the camera has not told its time
 */
public record Reception(long videoBytes, double clockOffsetMillis) {

    /** Nothing came. */
    public static final Reception NONE = new Reception(0, Double.NaN);
}
