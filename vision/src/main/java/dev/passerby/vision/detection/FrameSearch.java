package dev.passerby.vision.detection;

import dev.passerby.vision.inference.BatchFunction;
import dev.passerby.vision.inference.BatchingEngine;
import dev.passerby.vision.inference.BatchingSettings;
import dev.passerby.vision.inference.InferenceException;
import dev.passerby.vision.inference.Network;
import dev.passerby.vision.picture.Picture;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** P-Net over frames of one shape, those of many callers in one run. */
final class FrameSearch implements BatchFunction<Picture, List<List<Candidate>>>, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FrameSearch.class);
    private static final int ANSWERS = 5;

    private final FrameShape shape;
    private final BatchingSettings batching;
    private final FrameNetworks networks;

    /** By the number of frames that each is for. */
    private final Map<Integer, Network> byFrames = new HashMap<>();

    private final Map<Integer, Deque<Exchange>> idle = new HashMap<>();
    private @Nullable BatchingEngine<Picture, List<List<Candidate>>> engine;

    /** What goes to the device and what comes back. */
    private record Exchange(ByteBuffer pixels, ByteBuffer memory, FloatBuffer answers) {}

    FrameSearch(FrameShape shape, BatchingSettings batching, FrameNetworks networks) {
        this.shape = shape;
        this.batching = batching;
        this.networks = networks;
    }

    /** What P-Net finds in a frame, by level. The first callers wait until all networks are ready. */
    List<List<Candidate>> byLevel(Picture frame) {
        return ready().run(frame);
    }

    private synchronized BatchingEngine<Picture, List<List<Candidate>>> ready() {
        if (engine == null) {
            engine = new BatchingEngine<>("frames of " + shape.width() + "x" + shape.height(), prepared(), this);
        }
        return engine;
    }

    /** The batches that the device has room for; one frame at a time it must have. */
    private BatchingSettings prepared() {
        int largest = 0;
        for (int frames : batching.bucketSizes()) {
            try {
                prepare(frames);
                largest = frames;
            } catch (InferenceException e) {
                if (largest == 0) {
                    throw e;
                }
                LOG.warn(
                        "frames of {} x {} are searched {} at a time at most: {}",
                        shape.width(),
                        shape.height(),
                        largest,
                        e.getMessage());
                break;
            }
        }
        return batching.upTo(largest);
    }

    private void prepare(int frames) {
        Network network = networks.open(frames, shape);
        try {
            network.prepare(frames, shape.height(), 3L * shape.width());
        } catch (InferenceException e) {
            network.close();
            throw e;
        }
        byFrames.put(frames, network);
    }

    @Override
    public List<List<List<Candidate>>> apply(List<Picture> frames, int bucket) {
        Exchange exchange = borrow(bucket);
        try {
            for (int i = 0; i < frames.size(); i++) {
                // What lies behind them, of an earlier batch, is of no matter.
                exchange.pixels.put(i * shape.bytes(), frames.get(i).rgb(), 0, shape.bytes());
            }
            network(bucket)
                    .run(
                            exchange.pixels,
                            new long[] {bucket, shape.height(), 3L * shape.width()},
                            exchange.answers,
                            new long[] {bucket, ANSWERS, shape.windows()});
            List<List<List<Candidate>>> found = new ArrayList<>();
            for (int i = 0; i < frames.size(); i++) {
                found.add(byLevel(exchange.answers, i * ANSWERS * shape.windows()));
            }
            return found;
        } finally {
            giveBack(bucket, exchange);
        }
    }

    private List<List<Candidate>> byLevel(FloatBuffer answers, int from) {
        List<List<Candidate>> byLevel = new ArrayList<>();
        int first = from;
        for (LevelPart part : shape.parts()) {
            List<Candidate> found = new ArrayList<>();
            new WindowAnswers(answers, first, shape.windows()).collect(part, shape.threshold(), found);
            byLevel.add(found);
            first += part.windows().width() * part.windows().height();
        }
        return byLevel;
    }

    private synchronized Network network(int frames) {
        return Objects.requireNonNull(byFrames.get(frames));
    }

    private synchronized Exchange borrow(int frames) {
        Exchange exchange =
                idle.computeIfAbsent(frames, count -> new ArrayDeque<>()).poll();
        if (exchange != null) {
            return exchange;
        }
        ByteBuffer answers = networks.memory().allocate(frames * ANSWERS * shape.windows() * Float.BYTES);
        return new Exchange(networks.memory().allocate(frames * shape.bytes()), answers, answers.asFloatBuffer());
    }

    private synchronized void giveBack(int frames, Exchange exchange) {
        Objects.requireNonNull(idle.get(frames)).push(exchange);
    }

    @Override
    public void close() {
        BatchingEngine<?, ?> running;
        synchronized (this) {
            running = engine;
        }
        if (running != null) {
            running.close(); // its workers take the lock too
        }
        synchronized (this) {
            byFrames.values().forEach(Network::close);
            for (Deque<Exchange> exchanges : idle.values()) {
                for (Exchange exchange : exchanges) {
                    networks.memory().free(exchange.pixels);
                    networks.memory().free(exchange.memory);
                }
            }
            idle.clear();
        }
    }
}
