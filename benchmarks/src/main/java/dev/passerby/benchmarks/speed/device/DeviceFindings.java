package dev.passerby.benchmarks.speed.device;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was measured of a device, in the order and with the names of its JSON. What could not be measured is null, and why is
 * among the problems.
 *
 * @param device such as {@code cuda:0}
 * @param name the processor's or the card's
 * @param driver of the card
 * @param cores of the machine
 * @param minFace the smallest face searched for in frames, in pixels
 * @param parity with the processor
 * @param ceilingFlops floating-point operations a second in large matrix products, in float32
 * @param ceilingHalvesFlops the same in half precision
 * @param embedding by batch and callers
 * @param detection by size and callers
 * @param cameras by their rate
 * @param memory over changing sizes and numbers of faces
 * @param problems what failed
 */
public record DeviceFindings(
        String device,
        String name,
        @Nullable String driver,
        int cores,
        double minFace,
        @Nullable Parity parity,
        @Nullable Double ceilingFlops,
        @Nullable Double ceilingHalvesFlops,
        List<Embedding> embedding,
        List<Detection> detection,
        List<Cameras> cameras,
        @Nullable MemoryPlateau memory,
        List<String> problems) {

    public DeviceFindings {
        embedding = List.copyOf(embedding);
        detection = List.copyOf(detection);
        cameras = List.copyOf(cameras);
        problems = List.copyOf(problems);
    }

    /**
     * Faces cut out to embeddings, one run of the network a batch.
     *
     * @param variant the network's arithmetic
     * @param medianMs of a run, as each caller waits for it
     * @param shareOfCeiling the network's arithmetic in units of what the device can do; null where that is not known
     */
    public record Embedding(
            String variant,
            int batch,
            int callers,
            double facesPerSecond,
            double medianMs,
            double p90Ms,
            @Nullable Double shareOfCeiling) {}

    /** Frames, already decoded, to faces; of one person each. The share is of P-Net's arithmetic. */
    public record Detection(
            String size,
            int callers,
            double framesPerSecond,
            double medianMs,
            double p90Ms,
            @Nullable Double shareOfCeiling) {}

    /**
     * Cameras whose every frame is searched and its one face embedded.
     *
     * @param rate frames a second of each
     * @param callers how many frames are looked at side by side
     * @param cameras the most of which all but one frame in a hundred are done before the camera's next; 0 if not even one
     * @param loads latencies against the load; empty without cameras
     */
    public record Cameras(String size, int rate, int callers, int cameras, List<AtLoad> loads) {

        public Cameras {
            loads = List.copyOf(loads);
        }
    }

    /**
     * Latencies from the moment when a frame was due.
     *
     * @param share of the frames that the most cameras send
     */
    public record AtLoad(double share, double framesPerSecond, Percentiles latencyMs) {}

    /** Whether everything was measured and the device answers as the processor does. */
    public boolean isWell() {
        return problems.isEmpty() && parity != null && parity.agrees();
    }
}
