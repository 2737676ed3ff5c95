package dev.passerby.pipeline.gallery;

import dev.passerby.wire.gallery.GalleryEntry;
import dev.passerby.wire.gallery.Template;
import dev.passerby.wire.gallery.sealing.PersonKey;
import dev.passerby.wire.gallery.sealing.Seal;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gallery entries opened for the time they are searched; what is opened here goes into no state. Who cannot be opened, because
 * the key is gone, is nobody: the entry counts as a removal of its own version. A person's key is looked up for every version
 * anew.
 */
public final class OpenEntries {

    private static final Logger LOG = LoggerFactory.getLogger(OpenEntries.class);

    /** From here on many at once are opened by several threads: an object store takes milliseconds for a key. */
    private static final int MANY = 500;

    private static final int THREADS = 16;

    /** Whom this process has told of, so that each of its subtasks need not. */
    private static final Set<String> TOLD = ConcurrentHashMap.newKeySet();

    private final PersonKeys keys;
    private final Outage outage;

    /** Ids of those whose newest entry could not be opened. */
    private final Set<String> closed = ConcurrentHashMap.newKeySet();

    public OpenEntries(PersonKeys keys) {
        this(keys, Outage.ofSlowStores());
    }

    OpenEntries(PersonKeys keys, Outage outage) {
        this.keys = keys;
        this.outage = outage;
    }

    /** The entry to be searched. */
    public GalleryEntry open(GalleryEntry entry) {
        GalleryEntry opened = tryOpen(entry);
        if (opened != null) {
            closed.remove(entry.personId());
            TOLD.remove(entry.personId());
            return opened;
        }
        closed.add(entry.personId());
        if (TOLD.add(entry.personId())) {
            LOG.warn(
                    "the templates of person {} cannot be opened: the key is gone, or 'privacy.keys' leads this process"
                            + " elsewhere; the person is nobody until it is there",
                    entry.personId());
        }
        return entry.removal(entry.version());
    }

    /** All entries to be searched, in their order. */
    public List<GalleryEntry> openAll(Collection<GalleryEntry> entries) {
        closed.clear();
        if (entries.size() < MANY) {
            return entries.stream().map(this::open).toList();
        }
        ExecutorService threads = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "person-keys");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Callable<GalleryEntry>> tasks = new ArrayList<>(entries.size());
            entries.forEach(entry -> tasks.add(() -> open(entry)));
            List<GalleryEntry> opened = new ArrayList<>(entries.size());
            for (Future<GalleryEntry> one : threads.invokeAll(tasks)) {
                opened.add(one.get());
            }
            return opened;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while opening the gallery", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("opening the gallery: " + e.getCause(), e);
        } finally {
            threads.shutdownNow();
        }
    }

    /** Ids of those whose newest entry could not be opened. */
    public Set<String> closed() {
        return Set.copyOf(closed);
    }

    /** Whether the entry could be opened now. */
    public boolean opens(GalleryEntry entry) {
        return tryOpen(entry) != null;
    }

    @Nullable
    private GalleryEntry tryOpen(GalleryEntry entry) {
        if (entry.faces().allMatch(Template::readable)) {
            return entry;
        }
        if (outage.lasts()) {
            return null;
        }
        long began = System.nanoTime();
        try {
            Optional<PersonKey> key = keys.find(entry.personId());
            outage.answered();
            return key.flatMap(one -> Seal.open(entry, one)).orElse(null);
        } catch (IOException e) {
            outage.failed(Duration.ofNanos(System.nanoTime() - began));
            LOG.warn("the key of person {} cannot be read: {}", entry.personId(), e.toString());
            return null;
        }
    }
}
