package dev.passerby.benchmarks.calibration;

/**
 * Two enrolled people who resemble each other.
 *
 * @param first the name that comes first
 * @param second the other
 * @param distance between their nearest photos
 */
public record AlikePeople(String first, String second, double distance) {}
