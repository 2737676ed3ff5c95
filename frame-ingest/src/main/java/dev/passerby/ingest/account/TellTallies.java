package dev.passerby.ingest.account;

import dev.passerby.ingest.publish.TallyPublisher;
import dev.passerby.wire.tally.FrameTally;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The thread that tells changed tallies, once a period and a last time when it is closed. */
public final class TellTallies implements AutoCloseable {

    private final FrameTallies tallies;
    private final TallyPublisher publisher;
    private final ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor(TellTallies::daemon);

    public TellTallies(FrameTallies tallies, TallyPublisher publisher) {
        this.tallies = tallies;
        this.publisher = publisher;
    }

    public void start(Duration period) {
        var unused =
                ticks.scheduleWithFixedDelay(this::tell, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Tells what happened until now, waiting for it briefly, and nothing from here on. */
    @Override
    public void close() {
        ticks.execute(this::tell);
        ticks.shutdown();
        try {
            if (!ticks.awaitTermination(2, TimeUnit.SECONDS)) {
                ticks.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        publisher.close();
    }

    private void tell() {
        for (FrameTally tally : tallies.untold()) {
            publisher.tell(tally, tallies::notTold);
        }
    }

    private static Thread daemon(Runnable body) {
        Thread thread = new Thread(body, "frame-counts");
        thread.setDaemon(true);
        return thread;
    }
}
