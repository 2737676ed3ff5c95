package dev.passerby.benchmarks.speed;

import java.util.function.ToDoubleFunction;

/**
 * A stage ready to be timed.
 *
 * @param circumstances what it is timed with
 * @param units how many pictures, faces or searches one run is
 * @param floorMillis the least time of one unit on a machine of these floors
 * @param run the work; called by several threads at once
 */
record Work(Circumstances circumstances, int units, ToDoubleFunction<Floors> floorMillis, Runnable run) {}
