package dev.passerby.client.erasure;

import dev.passerby.client.BrokerException;
import dev.passerby.client.topics.GalleryTopic;
import dev.passerby.wire.gallery.GalleryEntry;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The erasure of people whose consent has ended. The job names them no more from that moment on, whether or not this runs; here
 * they are erased within {@linkplain #EVERY a minute}.
 */
public final class Expiry implements AutoCloseable {

    static final Duration EVERY = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(Expiry.class);

    private final GalleryTopic gallery;
    private final Erasure erasure;
    private final Clock clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "consent-expiry");
        thread.setDaemon(true);
        return thread;
    });

    private Expiry(GalleryTopic gallery, Erasure erasure, Clock clock) {
        this.gallery = gallery;
        this.erasure = erasure;
        this.clock = clock;
    }

    /** Looks once a minute, for the first time now. */
    public static Expiry start(GalleryTopic gallery, Erasure erasure, Clock clock) {
        return start(gallery, erasure, clock, EVERY);
    }

    static Expiry start(GalleryTopic gallery, Erasure erasure, Clock clock, Duration every) {
        Expiry expiry = new Expiry(gallery, erasure, clock);
        var unused = expiry.timer.scheduleWithFixedDelay(expiry::look, 0, every.toMillis(), TimeUnit.MILLISECONDS);
        return expiry;
    }

    /** Erases those whose time has come; what fails is tried again the next time. */
    private void look() {
        try {
            eraseExpired();
        } catch (BrokerException | UncheckedIOException e) {
            LOG.warn("whose consent has ended could not be erased, and will be tried again: {}", e.getMessage());
        }
    }

    /** Erases those whose time has come, and says who they were by their receipts. */
    public List<Receipt> eraseExpired() {
        List<Receipt> receipts = new ArrayList<>();
        for (GalleryEntry person : gallery.people()) {
            if (person.expiredAt(clock.millis())) {
                receipts.add(erasure.erase(person));
                LOG.info("the consent of person {} has ended; the person was erased", person.personId());
            }
        }
        return receipts;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
