package dev.passerby.vision.neighbours;

import dev.passerby.vision.matching.GalleryIndex;
import dev.passerby.wire.gallery.GalleryEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A gallery that follows its changes and, once it is too large for that, is no longer searched exactly: beyond {@value
 * #EXACT_TEMPLATES} templates a graph is made in the background, and again when many have changed since. Until it is there the
 * exact search serves; what changed since is always searched exactly.
 *
 * <p>For one thread, the owner's; the indexes it hands out are for any.
 */
public final class LargeGallery {

    /** Up to here a search is exact. */
    static final int EXACT_TEMPLATES = 1_000_000;

    /** The share of the templates that may have changed before the graph is made anew. */
    private static final double MOST_CHANGED = 0.1;

    private static final Logger LOG = LoggerFactory.getLogger(LargeGallery.class);

    private final int exactTemplates;
    private final Executor background;
    private GalleryIndex index;
    /** The graph on its way, if any. */
    private @Nullable CompletableFuture<NeighbourGraph> making;
    /** What changed since that was begun. */
    private List<GalleryEntry> changedSince = new ArrayList<>();

    private boolean failed;

    LargeGallery(GalleryIndex index, int exactTemplates, Executor background) {
        this.index = index;
        this.exactTemplates = exactTemplates;
        this.background = background;
    }

    /**
     * A gallery that begins with these people.
     *
     * @param background where graphs are made; one takes a thread for long
     */
    public static LargeGallery of(GalleryIndex index, Executor background) {
        return new LargeGallery(index, EXACT_TEMPLATES, background);
    }

    /** Takes in entries, as {@link GalleryIndex#with} does. */
    public void change(Collection<GalleryEntry> entries) {
        index = index.with(entries);
        if (making != null) {
            changedSince.addAll(entries);
        }
    }

    /** The people to search now. */
    public GalleryIndex index() {
        if (making != null && making.isDone()) {
            takeIn(making);
            making = null;
            changedSince = new ArrayList<>();
        }
        if (making == null && isDue()) {
            GalleryIndex gallery = index;
            making = CompletableFuture.supplyAsync(() -> NeighbourGraph.of(gallery), background);
        }
        return index;
    }

    private boolean isDue() {
        return !failed
                && index.templates() > exactTemplates
                && index.templatesSearchedExactly() > MOST_CHANGED * index.templates();
    }

    private void takeIn(CompletableFuture<NeighbourGraph> made) {
        if (made.isCompletedExceptionally()) {
            failed = true;
            LOG.warn(
                    "making the graph of {} templates failed; the gallery is searched exactly from now on",
                    index.templates(),
                    made.handle((graph, cause) -> cause).join());
            return;
        }
        index = index.withShortlist(made.join(), changedSince);
    }
}
