package dev.passerby.ingest.kafka;

import java.time.Duration;

/**
 * How frames are sent.
 *
 * @param maxRecordBytes the largest record, the same figure as at the topic and at every reader
 * @param bufferBytes memory for frames on their way
 * @param maxBlock how long a frame may wait for room or for the topic's whereabouts
 * @param deliveryTimeout how long until a frame that nobody acknowledged is given up
 */
public record PublishSettings(int maxRecordBytes, long bufferBytes, Duration maxBlock, Duration deliveryTimeout) {

    public static final PublishSettings STANDARD =
            new PublishSettings(8 << 20, 64L << 20, Duration.ofMillis(500), Duration.ofSeconds(10));

    /** What a record weighs besides its JPEG, generously. */
    private static final int OVERHEAD_BYTES = 1024;

    /** The largest JPEG that fits. */
    int maxJpegBytes() {
        return maxRecordBytes - OVERHEAD_BYTES;
    }
}
