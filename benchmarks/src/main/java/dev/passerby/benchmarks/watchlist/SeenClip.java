package dev.passerby.benchmarks.watchlist;

import dev.passerby.vision.picture.Picture;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A clip after it was looked at.
 *
 * @param frames its frames in their order
 * @param portrait the best of its faces, cut out; absent where none was found
 */
record SeenClip(Clip clip, List<SeenFrame> frames, @Nullable Picture portrait) {

    SeenClip {
        frames = List.copyOf(frames);
    }
}
