package dev.passerby.ingest.supervise;

import dev.passerby.ingest.camera.StopSignal;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The right to be connecting, which only so many cameras of a process have at a time. */
public final class OpenPermits {

    private final Semaphore permits;

    public OpenPermits(int most) {
        this.permits = new Semaphore(most, true);
    }

    /** Waits for a permit; false when stopped meanwhile. */
    boolean acquire(StopSignal stop) {
        try {
            while (!stop.isStopped()) {
                if (permits.tryAcquire(200, TimeUnit.MILLISECONDS)) {
                    return true;
                }
            }
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop.stop();
            return false;
        }
    }

    void release() {
        permits.release();
    }
}
