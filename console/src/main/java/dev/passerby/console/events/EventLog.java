package dev.passerby.console.events;

import dev.passerby.client.BrokerException;
import dev.passerby.client.topics.EventTopic;
import dev.passerby.wire.Topics;
import dev.passerby.wire.event.CloudEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The events topic from its retained beginning on, the newest 100,000 events in memory. One thread follows the topic for as
 * long as this is open; a broker that goes away is asked again, and no event is heard twice. Any thread.
 */
public final class EventLog implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EventLog.class);

    static final int MOST = 100_000;

    private static final Duration AGAIN = Duration.ofSeconds(1);

    /** How far back reading begins after an interruption; longer than anybody's clock is wrong by. */
    private static final Duration OVERLAP = Duration.ofMinutes(2);

    private final EventTopic topic;
    private final EventHistory history;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final List<ErasureListener> erasureListeners = new CopyOnWriteArrayList<>();

    /** Held while an event is taken in and told, and while somebody is added to the erased: of them nothing is told any more. */
    private final Object taking = new Object();

    /** The ids of erased people, in quotes; only under {@link #taking}. */
    private final Set<String> erased = new HashSet<>();

    private final CountDownLatch restored = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread reader;

    /** Hears of events as they come, none of the past; must be quick and not throw. */
    @FunctionalInterface
    public interface Listener {
        void event(LoggedEvent logged, CloudEvent event);
    }

    /** Hears whose events were forgotten; no listener hears of an event that mentions them afterwards. Must be quick and not throw. */
    @FunctionalInterface
    public interface ErasureListener {
        void erased(Collection<String> personIds);
    }

    private EventLog(EventTopic topic, int most) {
        this.topic = topic;
        this.history = new EventHistory(most);
        this.reader = new Thread(this::follow, "event-log");
        reader.setDaemon(true);
    }

    /** Begins to follow the events, whether or not the broker answers yet. */
    public static EventLog follow(String bootstrapServers, Topics topics) {
        return follow(bootstrapServers, topics, MOST);
    }

    static EventLog follow(String bootstrapServers, Topics topics, int most) {
        EventLog log = new EventLog(new EventTopic(bootstrapServers, topics), most);
        log.reader.start();
        return log;
    }

    EventHistory history() {
        return history;
    }

    /** Adds a listener. */
    public void listen(Listener listener) {
        listeners.add(listener);
    }

    /** Adds a listener to erasures. */
    public void listenForErasures(ErasureListener listener) {
        erasureListeners.add(listener);
    }

    /** Waits until the retained past is read; false when the time was up first. */
    public boolean awaitRestored(Duration patience) throws InterruptedException {
        return restored.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The newest events that are wanted, newest first. */
    public List<LoggedEvent> newest(EventFilter filter, int most) {
        return history.newest(filter, null, most);
    }

    /** The unknown person that a track is, as far as its events said; null where they did not. */
    public @Nullable String unknownOf(String track) {
        return history.unknownOf(track);
    }

    /**
     * Forgets every event that mentions one of these people, and takes in none that comes late. Several at once cost no more
     * than one.
     *
     * @return how many events were forgotten
     */
    public int erase(Collection<String> personIds) {
        if (personIds.isEmpty()) {
            return 0;
        }
        List<String> quoted = personIds.stream().map(EventLog::quoted).toList();
        synchronized (taking) {
            erased.addAll(quoted);
        }
        int forgotten = history.forget(quoted);
        erasureListeners.forEach(listener -> listener.erased(personIds));
        return forgotten;
    }

    boolean isOpen() {
        return closed.getCount() > 0;
    }

    @Override
    public void close() {
        closed.countDown();
        history.wakeAll();
        try {
            reader.join(2_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow() {
        Instant since = Instant.EPOCH;
        while (isOpen()) {
            try {
                if (restored.getCount() > 0) {
                    topic.read(since, false, this::isOpen, this::restore);
                    history.begin();
                    restored.countDown();
                    since = Instant.now().minus(OVERLAP);
                }
                topic.read(since, true, this::isOpen, this::hear);
            } catch (BrokerException e) {
                LOG.warn("the events of now are not heard: {}", e.getMessage());
                // What was missed since is younger than the newest event that was heard.
                since = newestTime().minus(OVERLAP);
                pause();
            }
        }
    }

    private Instant newestTime() {
        List<LoggedEvent> newest = history.newest(EventFilter.ALL, null, 1);
        return newest.isEmpty()
                ? Instant.EPOCH.plus(OVERLAP)
                : Instant.ofEpochMilli(newest.get(0).timeMillis());
    }

    private void pause() {
        try {
            var unused = closed.await(AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            closed.countDown();
        }
    }

    private void restore(CloudEvent event) {
        synchronized (taking) {
            if (isWanted(event)) {
                history.restore(event);
            }
        }
    }

    void hear(CloudEvent event) {
        synchronized (taking) {
            if (isWanted(event)) {
                history.add(event).ifPresent(logged -> listeners.forEach(listener -> listener.event(logged, event)));
            }
        }
    }

    private boolean isWanted(CloudEvent event) {
        if (erased.isEmpty()) {
            return true;
        }
        String json = event.toJsonLine();
        return erased.stream().noneMatch(json::contains);
    }

    private static String quoted(String personId) {
        return "\"" + personId + "\"";
    }
}
