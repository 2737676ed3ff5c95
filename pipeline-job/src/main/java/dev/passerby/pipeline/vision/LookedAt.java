package dev.passerby.pipeline.vision;

import java.util.List;

/**
 * A picture after it was looked at.
 *
 * @param width pixels across
 * @param height pixels down
 * @param faces its faces, the largest first
 * @param decodeMillis what turning the JPEG into pixels took
 * @param detectMillis what finding, cutting out and judging the faces took
 */
public record LookedAt(int width, int height, List<SeenFace> faces, double decodeMillis, double detectMillis) {

    public LookedAt {
        faces = List.copyOf(faces);
    }
}
