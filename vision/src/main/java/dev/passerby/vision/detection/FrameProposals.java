package dev.passerby.vision.detection;

import dev.passerby.vision.inference.BatchingSettings;
import dev.passerby.vision.inference.InferenceException;
import dev.passerby.vision.picture.Picture;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * P-Net over whole frames of many cameras at once: a frame goes to the device as it is, and its pyramid is made there.
 *
 * <p>Every shape of frames has networks of its own, which take seconds to prepare. That pays for cameras; a photo, whose size
 * comes once, and areas of frames are left to {@link ProposalNetwork}.
 */
final class FrameProposals implements Proposals, AutoCloseable {

    /** A shape that came so often is a camera's. */
    private static final int OFTEN = 3;

    /** Frames of more shapes than this are searched like photos. */
    private static final int MOST_SHAPES = 8;

    /** Pixels of sixteen frames of 720p: what a batch takes on a device is a hundred times as much. */
    private static final int MOST_BYTES = 48 << 20;

    private final FrameNetworks networks;
    private final BatchingSettings batching;
    private final Proposals ofPhotos;

    private final Map<FrameShape, Integer> seen = new HashMap<>();
    private final Map<FrameShape, FrameSearch> searches = new HashMap<>();
    private boolean closed;

    /** @param ofPhotos searches what is no whole frame of a camera */
    FrameProposals(FrameNetworks networks, BatchingSettings batching, Proposals ofPhotos) {
        this.networks = networks;
        this.batching = batching;
        this.ofPhotos = ofPhotos;
    }

    @Override
    public List<Candidate> propose(Picture picture, DetectionSettings settings, List<SearchArea> areas) {
        if (areas.equals(List.of(SearchArea.everything(picture)))) {
            FrameSearch search = search(FrameShape.of(picture, settings));
            if (search != null) {
                return Proposals.best(search.byLevel(picture));
            }
        }
        return ofPhotos.propose(picture, settings, areas);
    }

    private synchronized @Nullable FrameSearch search(FrameShape shape) {
        if (closed) {
            throw new InferenceException("cannot look at a frame: the networks are closed");
        }
        FrameSearch known = searches.get(shape);
        if (known != null
                || shape.parts().isEmpty()
                || shape.bytes() > MOST_BYTES
                || searches.size() >= MOST_SHAPES
                || seen.merge(shape, 1, Integer::sum) < OFTEN) {
            return known;
        }
        FrameSearch search = new FrameSearch(shape, batching.upTo(MOST_BYTES / shape.bytes()), networks);
        searches.put(shape, search);
        return search;
    }

    @Override
    public synchronized void close() {
        closed = true;
        searches.values().forEach(FrameSearch::close);
        searches.clear();
    }
}
