package dev.passerby.bridges.delivery;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The other side of a bridge, tried until it takes what it is given. It says once that the other side is away, and once that
 * it is back: a few failures between successes are no absence.
 */
public final class Delivery implements AutoCloseable {

    /** What is tried. */
    @FunctionalInterface
    public interface Attempt {
        void run() throws NotDelivered, InterruptedException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    private static final int FAILURES_OF_AN_ABSENCE = 3;
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(250), Duration.ofSeconds(30));

    private final String to;
    private final Backoff backoff;
    private final CountDownLatch closed = new CountDownLatch(1);
    private int failures;
    private @Nullable Long awaySince;

    /**
     * An other side.
     *
     * @param to what it is called in the log, without secrets
     */
    public Delivery(String to) {
        this(to, BACKOFF);
    }

    Delivery(String to, Backoff backoff) {
        this.to = to;
        this.backoff = backoff;
    }

    /**
     * Tries until it works.
     *
     * @throws InterruptedException where it was closed first: not delivered
     */
    public void untilDone(Attempt attempt) throws InterruptedException {
        while (true) {
            if (closed.getCount() == 0) {
                throw new InterruptedException("closed");
            }
            try {
                attempt.run();
                succeeded();
                return;
            } catch (NotDelivered e) {
                Duration pause = failed(e);
                if (closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new InterruptedException("closed");
                }
            }
        }
    }

    /** Tries once and says whether it worked; for what nobody waits for. */
    public boolean once(Attempt attempt) throws InterruptedException {
        try {
            attempt.run();
            succeeded();
            return true;
        } catch (NotDelivered e) {
            failed(e);
            return false;
        }
    }

    private synchronized void succeeded() {
        failures = 0;
        if (awaySince != null) {
            LOG.info("{} is back after {} s", to, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - awaySince));
            awaySince = null;
        }
    }

    private synchronized Duration failed(NotDelivered e) {
        failures++;
        LOG.debug("{}: {}", to, e.getMessage());
        if (failures == FAILURES_OF_AN_ABSENCE) {
            awaySince = System.nanoTime();
            LOG.warn("{} is away, events wait until it is back: {}", to, e.getMessage());
        }
        Duration pause = backoff.after(failures, ThreadLocalRandom.current().nextDouble());
        return pause.compareTo(e.notBefore()) > 0 ? pause : e.notBefore();
    }

    /** Ends all trying. */
    @Override
    public void close() {
        closed.countDown();
    }
}
