package dev.passerby.console.live;

import dev.passerby.client.BrokerException;
import dev.passerby.client.topics.FrameTopic;
import dev.passerby.wire.Topics;
import dev.passerby.wire.frame.Frame;
import dev.passerby.wire.sighting.Sightings;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The frames of all cameras as they come, each with what was seen in it. One thread reads the broker while anybody wants
 * frames, and a little longer; nobody's frames are read for nobody. Any thread.
 */
public final class LiveFrames implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LiveFrames.class);

    /** Of a frame of 100 KB, six seconds of 16 cameras at 5 frames a second are 48 MB. */
    private static final long MAX_BYTES = 48L << 20;

    /** How far back the first look goes, so that somebody who just came need not wait for a still camera. */
    private static final Duration LOOK_BACK = Duration.ofSeconds(3);

    private static final Duration AGAIN = Duration.ofSeconds(1);

    /** How long reading goes on after the last who wanted frames has gone. */
    private static final long LINGER_MILLIS = 10_000;

    private final FrameTopic topic;
    private final Clock clock;
    private final RecentFrames recent = new RecentFrames(MAX_BYTES);
    private final List<Consumer<LiveFrame>> listeners = new CopyOnWriteArrayList<>();
    private final Set<Object> wanting = new HashSet<>();
    private final Thread reader;
    private final Object changed = new Object();
    private long wantedUntilMillis;
    private volatile boolean closed;

    private LiveFrames(FrameTopic topic, Clock clock) {
        this.topic = topic;
        this.clock = clock;
        this.reader = new Thread(this::read, "live-frames");
        reader.setDaemon(true);
    }

    /** Frames of this broker, none read yet. */
    public static LiveFrames of(String bootstrapServers, Topics topics) {
        LiveFrames frames = new LiveFrames(new FrameTopic(bootstrapServers, topics), Clock.systemUTC());
        frames.reader.start();
        return frames;
    }

    /** Somebody's wish for frames; closing ends it. */
    public interface Want extends AutoCloseable {
        @Override
        void close();
    }

    /** Has frames read until the wish is closed. */
    public Want want() {
        Object who = new Object();
        synchronized (changed) {
            wanting.add(who);
            changed.notifyAll();
        }
        return () -> {
            synchronized (changed) {
                wanting.remove(who);
                wantedUntilMillis = Math.max(wantedUntilMillis, clock.millis() + LINGER_MILLIS);
            }
        };
    }

    /** Has each frame told once it is ready, on the reading thread: to be quick, and not to throw. */
    public void listen(Consumer<LiveFrame> listener) {
        listeners.add(listener);
    }

    /** The last seconds, for whoever looks for one frame. */
    public RecentFrames recent() {
        return recent;
    }

    /**
     * The camera's newest frame, waiting for one if it must.
     *
     * @return empty if none came in time
     */
    public Optional<LiveFrame> newest(String camera, Duration patience) throws InterruptedException {
        try (Want want = want()) {
            long deadline = System.nanoTime() + patience.toNanos();
            synchronized (changed) {
                Optional<LiveFrame> newest = recent.newest(camera);
                while (newest.isEmpty() && !closed) {
                    long left = (deadline - System.nanoTime()) / 1_000_000;
                    if (left <= 0) {
                        break;
                    }
                    changed.wait(left);
                    newest = recent.newest(camera);
                }
                return newest;
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        synchronized (changed) {
            changed.notifyAll();
        }
        try {
            reader.join(2_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        while (awaitWanted()) {
            try {
                topic.follow(clock.instant().minus(LOOK_BACK), this::isWanted, new Joining());
                recent.clear();
            } catch (BrokerException e) {
                LOG.warn("no frames to show: {}", e.getMessage());
                pause();
            }
        }
    }

    private boolean awaitWanted() {
        synchronized (changed) {
            while (!closed && !isWantedNow()) {
                try {
                    changed.wait();
                } catch (InterruptedException e) {
                    return false;
                }
            }
        }
        return !closed;
    }

    /** Asked by the reader several times a second, which makes it the time to look after frames that wait. */
    private boolean isWanted() {
        tell(recent.waitedLongEnough(clock.millis()));
        synchronized (changed) {
            return !closed && isWantedNow();
        }
    }

    private boolean isWantedNow() {
        return !wanting.isEmpty() || clock.millis() < wantedUntilMillis;
    }

    private void pause() {
        long deadline = System.nanoTime() + AGAIN.toNanos();
        synchronized (changed) {
            while (!closed && System.nanoTime() < deadline) {
                try {
                    changed.wait(Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
                } catch (InterruptedException e) {
                    closed = true;
                }
            }
        }
    }

    private void tell(List<LiveFrame> ready) {
        if (ready.isEmpty()) {
            return;
        }
        for (LiveFrame frame : ready) {
            for (Consumer<LiveFrame> listener : listeners) {
                listener.accept(frame);
            }
        }
        synchronized (changed) {
            changed.notifyAll();
        }
    }

    private final class Joining implements FrameTopic.Viewer {
        @Override
        public void frame(Frame frame) {
            tell(recent.add(frame, clock.millis()));
        }

        @Override
        public void sightings(Sightings sightings) {
            tell(recent.add(sightings));
        }
    }
}
