package dev.passerby.simulator.scene;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** A painter of one scene's frames. Holds the pixels of those photos only that are in the scene at the moment. */
final class ScenePainter {

    private final Scene scene;
    private final byte[] background;
    private final Pixels canvas;
    private final Map<Appearance, ScaledPhoto> photos = new HashMap<>();
    private final Grain grain;

    ScenePainter(Scene scene) {
        this.scene = scene;
        this.background = scene.background().paint(scene.width(), scene.height());
        this.canvas = new Pixels(scene.width(), scene.height(), new byte[background.length]);
        this.grain = new Grain(scene.grain());
    }

    /** The frame at a time; the same array every time, painted anew. Blue, green and red byte of each pixel. */
    byte[] paint(double seconds) throws IOException {
        System.arraycopy(background, 0, canvas.bgr(), 0, background.length);
        photos.keySet().removeIf(appearance -> !appearance.isVisibleAt(seconds));
        for (Appearance appearance : scene.appearancesAt(seconds)) {
            ScaledPhoto photo = photos.get(appearance);
            if (photo == null) {
                photo = ScaledPhoto.of(appearance);
                photos.put(appearance, photo);
            }
            photo.paintInto(canvas, appearance.rectangleAt(seconds));
        }
        grain.fallOn(canvas.bgr());
        return canvas.bgr();
    }
}
