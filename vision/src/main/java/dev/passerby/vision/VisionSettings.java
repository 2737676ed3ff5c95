package dev.passerby.vision;

import dev.passerby.vision.detection.DetectionSettings;
import dev.passerby.vision.inference.BatchingSettings;
import dev.passerby.vision.inference.InferenceDevice;

/**
 * How faces are found and embedded.
 *
 * @param detection what {@link FaceVision#detect(dev.passerby.vision.picture.Picture)} looks for
 * @param device where the networks run
 * @param batching how the crops of many callers become batches
 */
public record VisionSettings(DetectionSettings detection, InferenceDevice device, BatchingSettings batching) {

    /** Single pictures on the CPU. */
    public static VisionSettings standard() {
        return on(InferenceDevice.cpu());
    }

    /** Single pictures on a device. */
    public static VisionSettings on(InferenceDevice device) {
        return new VisionSettings(DetectionSettings.stills(), device, BatchingSettings.on(device));
    }

    /** The same for another smallest face, in pixels. */
    public VisionSettings withMinFace(double pixels) {
        return new VisionSettings(detection.withMinFace(pixels), device, batching);
    }
}
