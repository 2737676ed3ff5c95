package dev.passerby.vision.detection;

import dev.passerby.vision.inference.BatchFunction;
import dev.passerby.vision.inference.BatchingEngine;
import dev.passerby.vision.inference.BatchingSettings;
import dev.passerby.vision.inference.InferenceException;
import dev.passerby.vision.inference.InputBuffers;
import dev.passerby.vision.inference.Network;
import dev.passerby.vision.inference.Tensor;
import dev.passerby.vision.picture.Picture;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * P-Net over whole frames of many cameras at once: a frame goes to the device as it is, and its pyramid is made there.
 *
 * <p>Every size of frames has networks of its own, one for each size of batch, which take a second to prepare. That pays for
 * cameras; a photo, whose size comes once, and areas of frames are left to {@link ProposalNetwork}.
 */
final class FrameProposals implements Proposals, AutoCloseable {

    /** A size that came so often is a camera's. */
    private static final int OFTEN = 3;

    /** Frames of more sizes than this are searched like photos. */
    private static final int MOST_SIZES = 8;

    private final FrameNetworks networks;
    private final BatchingSettings batching;
    private final Proposals ofPhotos;

    private final Map<FrameShape, Integer> seen = new HashMap<>();
    private final Map<FrameShape, Search> searches = new HashMap<>();
    private boolean closed;

    /** The answers for one frame: five planes, level after level in each. */
    private record Answers(float[] values, int from) {}

    /** The search of frames of one size. */
    private final class Search implements BatchFunction<Picture, Answers>, AutoCloseable {

        private final FrameShape shape;
        private final List<LevelPart> parts;
        private final Map<Integer, Network> byFrames = new HashMap<>();
        private boolean prepared;
        private final InputBuffers<ByteBuffer> buffers = InputBuffers.ofBytes();
        private final BatchingEngine<Picture, Answers> engine;

        Search(FrameShape shape) {
            this.shape = shape;
            parts = shape.parts();
            engine = new BatchingEngine<>("frames of " + shape.width() + "x" + shape.height(), batching, this);
        }

        /** Makes all networks ready: whoever comes while that goes on waits with the first. */
        private synchronized void prepare() {
            if (!prepared) {
                for (int frames : batching.bucketSizes()) {
                    Network network = networks.open(frames, shape);
                    byFrames.put(frames, network);
                    network.prepare(frames, shape.height(), 3L * shape.width());
                }
                prepared = true;
            }
        }

        private synchronized Network network(int frames) {
            return Objects.requireNonNull(byFrames.get(frames));
        }

        List<List<Candidate>> byLevel(Picture picture, float threshold) {
            prepare();
            Answers answers = engine.run(picture);
            List<List<Candidate>> byLevel = new ArrayList<>();
            int from = answers.from;
            for (LevelPart part : parts) {
                List<Candidate> found = new ArrayList<>();
                new WindowAnswers(answers.values, from, shape.windows()).collect(part, threshold, found);
                byLevel.add(found);
                from += part.windows().width() * part.windows().height();
            }
            return byLevel;
        }

        @Override
        public List<Answers> apply(List<Picture> frames, int bucket) {
            int bytes = 3 * shape.width() * shape.height();
            ByteBuffer input = buffers.borrow(bucket * bytes);
            try {
                for (int i = 0; i < frames.size(); i++) {
                    input.put(i * bytes, frames.get(i).rgb(), 0, bytes); // what follows them is of no matter
                }
                input.position(0).limit(bucket * bytes);
                Tensor answers = network(bucket)
                        .run(input, bucket, shape.height(), 3L * shape.width())
                        .values()
                        .iterator()
                        .next();
                List<Answers> results = new ArrayList<>();
                for (int i = 0; i < frames.size(); i++) {
                    results.add(new Answers(answers.values(), i * answers.dimension(1) * answers.dimension(2)));
                }
                return results;
            } finally {
                buffers.giveBack(input);
            }
        }

        @Override
        public synchronized void close() {
            engine.close();
            byFrames.values().forEach(Network::close);
        }
    }

    /**
     * @param ofPhotos searches what is no whole frame of a camera
     */
    FrameProposals(FrameNetworks networks, BatchingSettings batching, Proposals ofPhotos) {
        this.networks = networks;
        this.batching = batching;
        this.ofPhotos = ofPhotos;
    }

    @Override
    public List<Candidate> propose(Picture picture, DetectionSettings settings, List<SearchArea> areas) {
        if (areas.equals(List.of(SearchArea.everything(picture)))) {
            Search search = search(FrameShape.of(picture, settings));
            if (search != null) {
                return Proposals.best(search.byLevel(picture, (float) settings.proposalThreshold()));
            }
        }
        return ofPhotos.propose(picture, settings, areas);
    }

    private synchronized @Nullable Search search(FrameShape shape) {
        if (closed) {
            throw new InferenceException("cannot look at a frame: the networks are closed");
        }
        Search known = searches.get(shape);
        if (known != null || shape.parts().isEmpty() || searches.size() >= MOST_SIZES) {
            return known;
        }
        if (seen.merge(shape, 1, Integer::sum) < OFTEN) {
            return null;
        }
        Search search = new Search(shape);
        searches.put(shape, search);
        return search;
    }

    @Override
    public synchronized void close() {
        closed = true;
        searches.values().forEach(Search::close);
        searches.clear();
    }
}
