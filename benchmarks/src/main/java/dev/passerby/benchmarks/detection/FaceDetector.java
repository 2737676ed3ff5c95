package dev.passerby.benchmarks.detection;

import dev.passerby.vision.detection.DetectionSettings;
import dev.passerby.vision.face.DetectedFace;
import dev.passerby.vision.picture.Picture;
import java.util.List;

/** What finds faces: the detect of {@link dev.passerby.vision.FaceVision}, which is what the job runs. Many threads call it. */
@FunctionalInterface
public interface FaceDetector {

    /** The faces in a picture, in unclipped pixels. */
    List<DetectedFace> detect(Picture picture, DetectionSettings settings);
}
