package dev.passerby.vision.golden;

import dev.passerby.models.ModelStore;
import dev.passerby.models.progress.Progress;
import dev.passerby.vision.FaceVision;
import dev.passerby.vision.VisionSettings;

/** The real networks for tests, from the standard store, which is built if need be. */
public final class OpenVision {

    private OpenVision() {}

    public static FaceVision standard() {
        return FaceVision.open(store(), VisionSettings.standard());
    }

    public static ModelStore store() {
        ModelStore store = ModelStore.standard(System.getenv());
        store.prepare(Progress.none());
        return store;
    }
}
