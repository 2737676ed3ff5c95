package dev.passerby.benchmarks.calibration;

/**
 * Everything that a calibration found: its figures, and what a page draws of it.
 *
 * @param result the figures
 * @param estimate how the threshold came about
 * @param people who was compared
 * @param distances how far apart their photos are
 * @param impostors the pairs of two people
 */
public record CalibrationFindings(
        CalibrationResult result,
        ThresholdEstimate estimate,
        GalleryPeople people,
        GalleryDistances distances,
        ImpostorPairs impostors) {}
