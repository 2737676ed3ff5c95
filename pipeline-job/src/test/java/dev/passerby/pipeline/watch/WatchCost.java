package dev.passerby.pipeline.watch;

import dev.passerby.wire.event.Timings;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** What watching costs a frame, as processor time of the thread that does it: a program to be run by hand, not a test. */
final class WatchCost {

    private static final int FRAMES = 2_000_000;

    private WatchCost() {}

    public static void main(String[] arguments) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        Timings timings = new Timings(10, 4, 18, 11, 1, 50);
        try (ProcessWatch watch = new ProcessWatch(new WatchSettings(null, null))) {
            for (int round = 0; round < 5; round++) {
                long began = threads.getCurrentThreadCpuTime();
                for (int i = 0; i < FRAMES; i++) {
                    watch.frames().frame("door", "faces");
                    watch.frames().took(timings);
                    watch.frames().tracks("door", 2);
                }
                long nanos = threads.getCurrentThreadCpuTime() - began;
                System.out.printf("watching costs %d ns a frame%n", nanos / FRAMES);
            }
        }
    }
}
