package dev.passerby.benchmarks.speed;

import java.util.List;

/**
 * What a run of the benchmark found.
 *
 * @param machine where
 * @param commit of the source that was timed
 * @param date such as 2026-01-31
 * @param stages single stages
 * @param pipelines the whole path
 */
public record SpeedFindings(
        Machine machine, String commit, String date, List<BenchCase> stages, List<PipelineCase> pipelines) {}
