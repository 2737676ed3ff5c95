package dev.passerby.console.unknowns;

import dev.passerby.client.BrokerException;
import dev.passerby.client.topics.EventTopic;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The unknown people seen lately, kept in memory by a thread that follows the events. Any thread may ask. */
public final class UnknownWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(UnknownWatch.class);
    private static final long AGAIN_MILLIS = 1_000;
    /** A reader that waits for a broker that is away ends by itself some seconds later. */
    private static final long CLOSE_MILLIS = 2_000;

    private final EventTopic events;
    private final Duration remembered;
    private final Clock clock;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final UnknownPeople people = new UnknownPeople();
    private final Thread reader;

    private UnknownWatch(EventTopic events, Duration remembered, Clock clock) {
        this.events = events;
        this.remembered = remembered;
        this.clock = clock;
        this.reader = new Thread(this::follow, "unknowns");
        reader.setDaemon(true);
    }

    /**
     * Begins to follow the events, whether or not their broker answers yet.
     *
     * @param remembered how long the job remembers an unknown person after the last sight
     */
    public static UnknownWatch follow(EventTopic events, Duration remembered, Clock clock) {
        UnknownWatch watch = new UnknownWatch(events, remembered, clock);
        watch.reader.start();
        return watch;
    }

    /** All unknown people that the job may remember, the latest seen first. */
    public List<UnknownPeople.Person> latestFirst() {
        synchronized (people) {
            people.forget(clock.instant().minus(remembered));
            return people.latestFirst();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            reader.join(CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow() {
        boolean told = false;
        // Read again from here when the broker was away: a word heard twice is the same word.
        Instant since = clock.instant().minus(remembered);
        while (isOpen()) {
            try {
                events.read(since, true, this::isOpen, event -> {
                    synchronized (people) {
                        people.add(event);
                    }
                });
                told = false;
            } catch (BrokerException | IllegalStateException e) {
                if (isOpen() && !told) {
                    LOG.warn("the events cannot be followed and are tried again: {}", e.getMessage());
                    told = true;
                }
                pause();
            }
        }
    }

    private boolean isOpen() {
        return closed.getCount() > 0;
    }

    private void pause() {
        try {
            if (closed.await(AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
                LOG.debug("closed while the broker was away");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
