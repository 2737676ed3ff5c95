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
 * @param together whether frames and crops of all callers are searched in common batches, as suits a GPU
 * @param embedder the arithmetic that faces are embedded in
 */
public record VisionSettings(
        DetectionSettings detection,
        InferenceDevice device,
        BatchingSettings batching,
        boolean together,
        FaceNetVariant embedder) {

    /** Single pictures on the CPU, in float32: what is enrolled is compared for ever. */
    public static VisionSettings standard() {
        return on(InferenceDevice.cpu());
    }

    /** Single pictures on a device, in float32. */
    public static VisionSettings on(InferenceDevice device) {
        return new VisionSettings(
                DetectionSettings.stills(),
                device,
                BatchingSettings.on(device),
                device instanceof InferenceDevice.Cuda,
                FaceNetVariant.FLOAT32);
    }

    /** The same for another smallest face, in pixels. */
    public VisionSettings withMinFace(double pixels) {
        return new VisionSettings(detection.withMinFace(pixels), device, batching, together, embedder);
    }

    /** The same as a GPU is used, on whatever device: frames and crops of all callers in common batches. */
    public VisionSettings asOnGpu() {
        return new VisionSettings(detection, device, BatchingSettings.gpu(), true, embedder);
    }

    /** The same with another arithmetic for embeddings. */
    public VisionSettings withEmbedder(FaceNetVariant variant) {
        return new VisionSettings(detection, device, batching, together, variant);
    }
}
