package dev.passerby.standalone.bench;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * When a process runs as it will go on running: once its compiler has next to nothing left to do. Cameras run for months; what
 * the first minute of compiling takes from two cores says nothing about them.
 */
final class WarmUp {

    /** Over how long the compiler is watched. */
    private static final Duration WINDOW = Duration.ofSeconds(5);

    /** Compiling that is next to nothing, as a share of one core. */
    private static final double QUIET = 0.06;

    private static final Duration MOST = Duration.ofMinutes(2);

    private static final CompilationMXBean COMPILER = ManagementFactory.getCompilationMXBean();

    private WarmUp() {}

    /** Waits for it, two minutes at most. */
    static void await() {
        long deadline = System.nanoTime() + MOST.toNanos();
        while (compiling() > QUIET && System.nanoTime() < deadline) {
            // Watched again.
        }
    }

    /** The share of one core that the compiler took in the window that begins now. */
    private static double compiling() {
        long before = COMPILER.getTotalCompilationTime();
        PipelineBench.pause(WINDOW.toNanos() / 1e9);
        return (COMPILER.getTotalCompilationTime() - before) / (double) WINDOW.toMillis();
    }
}
