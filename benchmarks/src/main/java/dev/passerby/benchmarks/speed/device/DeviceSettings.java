package dev.passerby.benchmarks.speed.device;

import dev.passerby.benchmarks.speed.BenchSettings;
import dev.passerby.vision.inference.InferenceDevice;
import java.time.Duration;
import java.util.List;

/**
 * What is measured of a device. Every combination of the options that a measurement has is a case of its own.
 *
 * @param device which
 * @param sizes of the frames in which faces are searched; the cameras' have the first of them
 * @param batches faces in one run of the embedding network
 * @param callers how many threads ask at once; the cameras are served by the most of them
 * @param rates frames a second that a camera sends
 * @param minFace the smallest face searched for, in pixels
 * @param rounds of changing sizes and numbers of faces, for the memory
 * @param measuring how long a case is timed, after a warm-up of half of it
 */
public record DeviceSettings(
        InferenceDevice device,
        List<BenchSettings.Size> sizes,
        List<Integer> batches,
        List<Integer> callers,
        List<Integer> rates,
        double minFace,
        int rounds,
        Duration measuring) {

    public DeviceSettings {
        sizes = List.copyOf(sizes);
        batches = List.copyOf(batches);
        callers = List.copyOf(callers);
        rates = List.copyOf(rates);
    }

    int mostCallers() {
        return callers.stream().mapToInt(Integer::intValue).max().orElseThrow();
    }
}
