package dev.passerby.standalone.console;

import dev.passerby.standalone.pictures.StillVision;
import dev.passerby.vision.FaceVision;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** The networks for photos, opened in the background while the console starts: whoever asks first may wait for them. */
final class OpeningVision implements Supplier<FaceVision>, AutoCloseable {

    /** The smallest face searched for in a photo, in pixels. */
    private static final double MIN_FACE = 20;

    private final CompletableFuture<StillVision> vision =
            CompletableFuture.supplyAsync(() -> StillVision.open(MIN_FACE));

    @Override
    public FaceVision get() {
        return vision.join().networks();
    }

    @Override
    public void close() {
        try {
            vision.join().close();
        } catch (CompletionException e) {
            // They never opened, and whoever asked was told so.
        }
    }
}
