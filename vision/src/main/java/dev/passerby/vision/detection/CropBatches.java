package dev.passerby.vision.detection;

/**
 * How many crops a network sees at once.
 *
 * @param largest more are seen in several batches
 * @param fixedSizes whether a batch is filled up to a power of two: a GPU takes memory for every size that it sees
 */
public record CropBatches(int largest, boolean fixedSizes) {

    /** As many as a processor's cache holds layers of. */
    public static CropBatches ofProcessor() {
        return new CropBatches(16, false);
    }

    /** Enough to fill a GPU. */
    public static CropBatches ofGpu() {
        return new CropBatches(64, true);
    }

    /** The size of the batch that holds so many crops. */
    int size(int count) {
        return !fixedSizes || count <= 1 ? count : Integer.highestOneBit(count - 1) << 1;
    }
}
