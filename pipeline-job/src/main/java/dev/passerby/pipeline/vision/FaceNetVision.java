package dev.passerby.pipeline.vision;

import org.jspecify.annotations.Nullable;

/**
 * MTCNN and FaceNet as the operators' eyes.
 *
 * @param models the directory of the models; absent for the machine's standard one
 * @param minFace the smallest face that is looked for, in pixels of its width
 */
public record FaceNetVision(@Nullable String models, int minFace) implements VisionSource {

    private static final long serialVersionUID = 1L;

    @Override
    public Vision open() {
        throw new UnsupportedOperationException("not connected");
    }
}
