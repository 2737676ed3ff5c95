package dev.passerby.deploy.chaos.cluster;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waiting for a condition by asking ten times a second. */
public final class Waiting {

    private static final long ASK_EVERY_MILLIS = 100;

    private Waiting() {}

    /** Waits until it holds; whether it did in time. */
    public static boolean until(Duration atMost, BooleanSupplier holds) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.sleep(ASK_EVERY_MILLIS);
        }
        return true;
    }

    /**
     * Waits until it holds.
     *
     * @throws IllegalStateException naming what was waited for, if it does not in time
     */
    public static void forIt(String what, Duration atMost, BooleanSupplier holds) throws InterruptedException {
        if (!until(atMost, holds)) {
            throw new IllegalStateException("waited " + atMost.toSeconds() + " s in vain until " + what);
        }
    }
}
