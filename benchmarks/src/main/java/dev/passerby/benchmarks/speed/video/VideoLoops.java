package dev.passerby.benchmarks.speed.video;

import dev.passerby.ingest.camera.Picture;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One second of a video at a time, on as many threads as ask, each with a reader of its own.
 *
 * <p>A second holds one key frame and the pictures after it, so every measurement decodes the same mixture.
 */
public final class VideoLoops implements AutoCloseable {

    private final ThreadLocal<IngestDecode> ingest;
    private final ThreadLocal<BareDecode> bare;
    private final Queue<PictureLoop> opened = new ConcurrentLinkedQueue<>();

    /** Opens nothing yet. */
    public VideoLoops(Path file) {
        ingest = ThreadLocal.withInitial(kept(file, IngestDecode::new));
        bare = ThreadLocal.withInitial(kept(file, BareDecode::new));
    }

    private <T extends PictureLoop> Supplier<T> kept(Path file, Function<Path, T> open) {
        return () -> {
            T loop = open.apply(file);
            opened.add(loop);
            return loop;
        };
    }

    /** Decodes a second as ingest does. */
    public void ingestSecond() {
        second(ingest.get());
    }

    /** Decodes a second by the library's calls and nothing else. */
    public void bareSecond() {
        second(bare.get());
    }

    private static void second(PictureLoop loop) {
        for (int i = 0; i < BenchVideo.RATE; i++) {
            loop.next();
        }
    }

    /** Encodes this thread's picture as ingest publishes it; the first call decodes it. */
    public Picture.Jpeg encode() {
        IngestDecode loop = ingest.get();
        if (!loop.hasPicture()) {
            second(loop);
        }
        return loop.jpeg();
    }

    @Override
    public void close() {
        opened.forEach(PictureLoop::close);
    }
}
