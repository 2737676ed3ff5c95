package dev.passerby.console.http;

import io.javalin.http.HttpStatus;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * So many at once of work that takes long or much memory; whoever finds no turn within a few seconds is told to come again. It
 * keeps the threads that answer everything else free.
 */
public final class Turns {

    private static final long PATIENCE_SECONDS = 5;

    private final Semaphore turns;
    private final String work;

    /**
     * Turns for some work.
     *
     * @param atOnce how many at once
     * @param work what it is called, as "pictures"
     */
    public Turns(int atOnce, String work) {
        this.turns = new Semaphore(atOnce, true);
        this.work = work;
    }

    /** Does the work when it is its turn. */
    public <T> T take(Supplier<T> what) {
        try {
            if (!turns.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        }
        try {
            return what.get();
        } finally {
            turns.release();
        }
    }

    private Refusal busy() {
        return new Refusal(
                HttpStatus.SERVICE_UNAVAILABLE, "the console is busy with other " + work + "; try again in a moment");
    }
}
