package dev.passerby.vision.inference;

import java.time.Duration;
import java.util.List;

/**
 * How work is put together into batches.
 *
 * @param bucketSizes the batch sizes that are run, growing; a batch between two of them is filled up to the larger, so
 *     that a GPU sees few shapes
 * @param patience how long a batch may wait for more items once several callers are at work; a single caller never waits
 * @param workers how many batches may run at the same time
 * @param capacity how many items may wait; further callers wait outside
 */
public record BatchingSettings(List<Integer> bucketSizes, Duration patience, int workers, int capacity) {

    public BatchingSettings {
        bucketSizes = List.copyOf(bucketSizes);
        if (bucketSizes.isEmpty() || bucketSizes.get(0) < 1 || !isGrowing(bucketSizes)) {
            throw new IllegalArgumentException("bucket sizes must grow from at least 1, got " + bucketSizes);
        }
        if (patience.isNegative() || workers < 1 || capacity < 1) {
            throw new IllegalArgumentException(
                    "batching needs patience of at least 0, a worker and room for an item, got " + patience + ", "
                            + workers + " and " + capacity);
        }
    }

    /** Small batches, none filled up, one worker for each core: on a CPU a batch saves little and filling costs time. */
    public static BatchingSettings cpu() {
        int cores = Runtime.getRuntime().availableProcessors();
        return new BatchingSettings(List.of(1, 2, 3, 4, 5, 6, 7, 8), Duration.ZERO, cores, 256);
    }

    /**
     * Few sizes, for each has networks of its own on a GPU; two workers, so that one batch is brought while another is
     * computed.
     */
    public static BatchingSettings gpu() {
        return new BatchingSettings(List.of(1, 8, 32, 128), Duration.ofMillis(2), 2, 1_024);
    }

    /** What suits a device. */
    public static BatchingSettings on(InferenceDevice device) {
        return device instanceof InferenceDevice.Cuda ? gpu() : cpu();
    }

    /** The same without sizes above a limit; the smallest size stays. */
    public BatchingSettings upTo(int limit) {
        List<Integer> sizes = bucketSizes.stream()
                .filter(size -> size <= Math.max(limit, bucketSizes.get(0)))
                .toList();
        return new BatchingSettings(sizes, patience, workers, capacity);
    }

    public int largest() {
        return bucketSizes.get(bucketSizes.size() - 1);
    }

    /** The smallest bucket that holds so many items. */
    public int bucket(int items) {
        for (int size : bucketSizes) {
            if (size >= items) {
                return size;
            }
        }
        throw new IllegalArgumentException(
                "the largest bucket of " + bucketSizes + " does not hold " + items + " items");
    }

    private static boolean isGrowing(List<Integer> sizes) {
        for (int i = 1; i < sizes.size(); i++) {
            if (sizes.get(i) <= sizes.get(i - 1)) {
                return false;
            }
        }
        return true;
    }
}
