/**
 * The arithmetic of open-set identification: who is enrolled in which trial, what became of each search, and the rates over the
 * threshold.
 *
 * <p>False-positive and false-negative identification rate are those of ISO/IEC 19795-1, with a track as the search. Knows no
 * pictures, no networks and no files. Start with {@link dev.passerby.benchmarks.identification.Trials}.
 */
@NullMarked
package dev.passerby.benchmarks.identification;

import org.jspecify.annotations.NullMarked;
