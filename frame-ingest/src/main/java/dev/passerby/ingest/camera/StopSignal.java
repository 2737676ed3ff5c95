package dev.passerby.ingest.camera;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A request to end, given once and never taken back. */
public final class StopSignal {

    private final CountDownLatch given = new CountDownLatch(1);

    public void stop() {
        given.countDown();
    }

    public boolean isStopped() {
        return given.getCount() == 0;
    }

    /** Waits until stopped, at most so long; says whether it is stopped. An interrupt counts as a stop. */
    public boolean await(Duration most) {
        try {
            return given.await(most.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop();
            return true;
        }
    }
}
