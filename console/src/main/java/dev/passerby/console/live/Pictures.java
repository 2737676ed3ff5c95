package dev.passerby.console.live;

import dev.passerby.vision.picture.SmallerJpeg;
import dev.passerby.wire.frame.Frame;
import dev.passerby.wire.frame.FrameName;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Frames at the widths that are looked at, each made once for all who look. Any thread. */
final class Pictures {

    /** Two widths of each of sixty cameras' newest frames; at 20 KB each, a few megabytes. */
    private static final int MOST = 128;

    private record Key(FrameName frame, int width) {}

    private final Map<Key, CompletableFuture<SmallerJpeg>> made = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, CompletableFuture<SmallerJpeg>> eldest) {
            return size() > MOST;
        }
    };

    /**
     * The frame at this width, or as it is where it is no wider.
     *
     * @throws dev.passerby.vision.picture.PictureException if the frame is damaged
     */
    SmallerJpeg of(Frame frame, int width) {
        Key key = new Key(frame.name(), width);
        CompletableFuture<SmallerJpeg> mine = new CompletableFuture<>();
        CompletableFuture<SmallerJpeg> first;
        synchronized (made) {
            first = made.putIfAbsent(key, mine);
        }
        if (first == null) {
            try {
                mine.complete(SmallerJpeg.of(frame.jpeg(), width, frame.name().toString()));
            } catch (RuntimeException | Error e) {
                mine.completeExceptionally(e);
            }
            first = mine;
        }
        try {
            return first.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }
}
