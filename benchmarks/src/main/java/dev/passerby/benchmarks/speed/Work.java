package dev.passerby.benchmarks.speed;

import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * A stage ready to be timed.
 *
 * @param circumstances what it is timed with
 * @param units how many pictures, faces or searches one run is
 * @param floorMillis the least time of one unit on a machine of these floors; absent where the plain way is the floor
 * @param plain the plain way to do the same; absent where there is none
 * @param run the work; called by several threads at once
 */
record Work(
        Circumstances circumstances,
        int units,
        @Nullable ToDoubleFunction<Floors> floorMillis,
        @Nullable Plain plain,
        Runnable run) {}
