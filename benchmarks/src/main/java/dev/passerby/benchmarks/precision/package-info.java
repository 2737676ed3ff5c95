/**
 * What rounding costs and brings: FaceNet in int8 beside float32.
 *
 * <p>{@link dev.passerby.benchmarks.precision.PrecisionEvaluation} compares the two on faces; {@link
 * dev.passerby.benchmarks.precision.MeasureRanges} makes the table that int8 rounds by.
 */
@NullMarked
package dev.passerby.benchmarks.precision;

import org.jspecify.annotations.NullMarked;
