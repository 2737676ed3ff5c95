package dev.passerby.vision;

import dev.passerby.vision.detection.DetectionSettings;
import dev.passerby.vision.embedding.FaceNetVariant;
import dev.passerby.vision.inference.BatchingSettings;
import dev.passerby.vision.inference.InferenceDevice;

/**
 * How faces are found and embedded.
 *
 * @param detection what {@link FaceVision#detect(dev.passerby.vision.picture.Picture)} looks for
 * @param device where the networks run
 * @param batching how the crops of many callers become batches
 * @param embedder the arithmetic that faces are embedded in
 */
public record VisionSettings(
        DetectionSettings detection, InferenceDevice device, BatchingSettings batching, FaceNetVariant embedder) {

    /** Single pictures on the CPU, in float32: what is enrolled is compared for ever. */
    public static VisionSettings standard() {
        return on(InferenceDevice.cpu());
    }

    /** Single pictures on a device, in float32. */
    public static VisionSettings on(InferenceDevice device) {
        return new VisionSettings(
                DetectionSettings.stills(), device, BatchingSettings.on(device), FaceNetVariant.FLOAT32);
    }

    /** The same for another smallest face, in pixels. */
    public VisionSettings withMinFace(double pixels) {
        return new VisionSettings(detection.withMinFace(pixels), device, batching, embedder);
    }

    /** The same with another arithmetic for embeddings. */
    public VisionSettings withEmbedder(FaceNetVariant variant) {
        return new VisionSettings(detection, device, batching, variant);
    }
}
