package dev.passerby.benchmarks.speed.device;

import java.util.List;

/**
 * The memory in use after each of several rounds of changing sizes and numbers of faces.
 *
 * @param megabytes after each round
 * @param grewMb what the second half of the rounds added; near 0 where the memory has reached its plateau
 */
public record MemoryPlateau(List<Double> megabytes, double grewMb) {

    static MemoryPlateau of(List<Double> megabytes) {
        double middle = megabytes.get((megabytes.size() - 1) / 2);
        double last = megabytes.get(megabytes.size() - 1);
        return new MemoryPlateau(List.copyOf(megabytes), last - middle);
    }
}
