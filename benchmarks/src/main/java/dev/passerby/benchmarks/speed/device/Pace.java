package dev.passerby.benchmarks.speed.device;

import java.util.concurrent.locks.LockSupport;

/** The time by which frames come, which a test may set. Any thread. */
interface Pace {

    long nanoTime();

    /** Returns when that time has come; at once if it has passed. */
    void waitUntil(long nanoTime);

    /** The system's. */
    static Pace real() {
        return new Pace() {
            @Override
            public long nanoTime() {
                return System.nanoTime();
            }

            @Override
            public void waitUntil(long nanoTime) {
                for (long left = nanoTime - nanoTime(); left > 0; left = nanoTime - nanoTime()) {
                    LockSupport.parkNanos(left);
                }
            }
        };
    }
}
