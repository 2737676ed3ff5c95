package dev.passerby.bridges;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Waits for something to become true, and fails as it does if it never is. */
public final class Eventually {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration ASK_EVERY = Duration.ofMillis(50);

    private Eventually() {}

    public static void that(ThrowingCallable claim) throws InterruptedException {
        within(PATIENCE, claim);
    }

    /** The same with a patience of its own. */
    public static void within(Duration patience, ThrowingCallable claim) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            Throwable failure = Assertions.catchThrowable(claim);
            if (failure == null) {
                return;
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within " + patience.toSeconds() + " s", failure);
            }
            TimeUnit.NANOSECONDS.sleep(ASK_EVERY.toNanos());
        }
    }
}
