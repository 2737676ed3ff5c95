package dev.passerby.simulator.scene;

import dev.passerby.simulator.video.Clip;
import dev.passerby.simulator.video.EncoderSettings;
import dev.passerby.simulator.video.H264Encoder;
import java.io.IOException;

/**
 * A scene on its way to a clip: painted frame by frame and encoded, on the calling thread.
 *
 * <p>Several scenes may be rendered at once, each by its own thread.
 */
public final class SceneRendering {

    /** Enough that 960×540 at 10 frames a second shows faces without visible blocks. */
    public static final int DEFAULT_BITS_PER_SECOND = 2_500_000;

    /** Listens to the progress of a rendering. */
    @FunctionalInterface
    public interface Progress {

        /** Called after every frame, on the rendering thread. */
        void rendered(int frames, int ofFrames);
    }

    private SceneRendering() {}

    /**
     * The scene as video, a key frame every second.
     *
     * @throws IOException if a photo cannot be read or the encoder fails
     */
    public static Clip render(Scene scene, int bitsPerSecond, Progress progress) throws IOException {
        EncoderSettings settings = new EncoderSettings(
                scene.width(), scene.height(), scene.framesPerSecond(), bitsPerSecond, scene.framesPerSecond());
        try (H264Encoder encoder = new H264Encoder(settings)) {
            ScenePainter painter = new ScenePainter(scene);
            int frames = scene.frameCount();
            for (int frame = 0; frame < frames; frame++) {
                encoder.encode(painter.paint(scene.timeOf(frame)));
                progress.rendered(frame + 1, frames);
            }
            return encoder.finish();
        }
    }

    public static Clip render(Scene scene) throws IOException {
        return render(scene, DEFAULT_BITS_PER_SECOND, (frames, ofFrames) -> {});
    }
}
