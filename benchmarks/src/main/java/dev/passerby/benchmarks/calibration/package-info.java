/**
 * Which threshold fits a gallery: how rarely strangers pass it, whom it cannot tell apart, which photos are no good.
 *
 * <p>Knows templates and distances; the one class that opens pictures is {@link
 * dev.passerby.benchmarks.calibration.StrangerPhotos}. Knows no topic and no settings file. Start with {@link
 * dev.passerby.benchmarks.calibration.Calibration}; how a threshold comes about is in {@link
 * dev.passerby.benchmarks.calibration.ThresholdEstimate}.
 */
@NullMarked
package dev.passerby.benchmarks.calibration;

import org.jspecify.annotations.NullMarked;
