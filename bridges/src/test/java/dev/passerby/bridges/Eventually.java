package dev.passerby.bridges;

import java.time.Duration;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Waits for something to become true, and fails as it does if it never is. */
public final class Eventually {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private Eventually() {}

    public static void that(ThrowingCallable claim) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Throwable failure = Assertions.catchThrowable(claim);
            if (failure == null) {
                return;
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within " + PATIENCE.toSeconds() + " s", failure);
            }
            Thread.sleep(50);
        }
    }
}
