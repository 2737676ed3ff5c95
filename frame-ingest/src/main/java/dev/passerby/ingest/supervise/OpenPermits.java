package dev.passerby.ingest.supervise;

import dev.passerby.ingest.camera.StopSignal;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The right to be connecting, which only so many cameras of a process have at a time. Those that did not answer in time when last
 * asked have at most half of them: however many are out of reach, one that answers need not wait until their time is up.
 */
public final class OpenPermits {

    private final Semaphore all;
    private final Semaphore slow;

    public OpenPermits(int most) {
        this.all = new Semaphore(most, true);
        this.slow = new Semaphore((most + 1) / 2, true);
    }

    /** A right that is held until closed; closing it again does nothing. */
    final class Permit implements AutoCloseable {

        private final boolean ofSlow;
        private final AtomicBoolean held = new AtomicBoolean(true);

        private Permit(boolean ofSlow) {
            this.ofSlow = ofSlow;
        }

        @Override
        public void close() {
            if (held.compareAndSet(true, false)) {
                all.release();
                if (ofSlow) {
                    slow.release();
                }
            }
        }
    }

    /**
     * Waits for a permit; empty when stopped meanwhile.
     *
     * @param slowLast whether the camera did not answer in time when last asked
     */
    Optional<Permit> acquire(StopSignal stop, boolean slowLast) {
        if (slowLast && !acquired(slow, stop)) {
            return Optional.empty();
        }
        if (acquired(all, stop)) {
            return Optional.of(new Permit(slowLast));
        }
        if (slowLast) {
            slow.release();
        }
        return Optional.empty();
    }

    private static boolean acquired(Semaphore permits, StopSignal stop) {
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
}
