package dev.passerby.pipeline.vision;

import dev.passerby.vision.search.CameraView;
import java.util.List;

/**
 * A picture after it was looked at.
 *
 * @param width pixels across
 * @param height pixels down
 * @param faces its faces, the largest first
 * @param decodeMillis what turning the JPEG into pixels took
 * @param detectMillis what finding, cutting out and judging the faces took
 * @param view what the camera has shown now
 */
public record LookedAt(
        int width, int height, List<SeenFace> faces, double decodeMillis, double detectMillis, CameraView view) {

    public LookedAt {
        faces = List.copyOf(faces);
    }
}
