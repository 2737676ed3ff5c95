package dev.passerby.standalone.demo;

import dev.passerby.models.CacheFolder;
import dev.passerby.models.demo.DemoPictures;
import dev.passerby.models.progress.ProgressBar;
import dev.passerby.simulator.video.Clip;
import dev.passerby.standalone.OperationFailedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** What the demonstration's cameras see, for the demonstration and for whoever wants the cameras alone. */
public final class DemoVideo {

    private DemoVideo() {}

    /** The video of each camera, by camera id; made once and kept. */
    public static Map<String, Clip> clips() {
        return clips(screenplay());
    }

    static Screenplay screenplay() {
        DemoPictures pictures = DemoPictures.standard(System.getenv());
        try (ProgressBar progress = ProgressBar.onStandardError()) {
            pictures.prepare(progress);
            return Screenplay.of(pictures);
        } catch (IOException e) {
            throw new OperationFailedException("the demo pictures cannot be used: " + e.getMessage(), e);
        }
    }

    static Map<String, Clip> clips(Screenplay screenplay) {
        Path folder = CacheFolder.demo(System.getenv()).resolve("clips");
        try (ProgressBar progress = ProgressBar.onStandardError()) {
            return Stage.clips(screenplay.scenes(), folder, progress);
        } catch (IOException e) {
            throw new OperationFailedException(
                    "the demo's video cannot be made in " + folder + ": " + e.getMessage(), e);
        }
    }
}
