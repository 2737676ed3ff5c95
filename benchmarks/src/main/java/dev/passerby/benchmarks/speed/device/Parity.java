package dev.passerby.benchmarks.speed.device;

import dev.passerby.vision.FaceVision;
import dev.passerby.vision.alignment.AlignedCrop;
import dev.passerby.vision.embedding.Embedding;
import dev.passerby.vision.face.DetectedFace;
import dev.passerby.vision.picture.Picture;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a device's answers differ from the processor's, at worst.
 *
 * @param pictures how many were looked at
 * @param faces how many the processor finds in them
 * @param missing faces of the processor that the device does not find
 * @param extra faces of the device that the processor does not find
 * @param leastIou of the boxes of one face
 * @param worstLandmark how far one landmark is from its place, in widths of the processor's box
 * @param leastCosine of the embeddings of the same crop
 * @param leastCosineOfOwnCrops of the embeddings when each cuts the face out by its own landmarks
 * @param agrees whether all of this is as little as reference and product may differ
 */
public record Parity(
        int pictures,
        int faces,
        int missing,
        int extra,
        double leastIou,
        double worstLandmark,
        double leastCosine,
        double leastCosineOfOwnCrops,
        boolean agrees) {

    /** From here on two boxes are of the same face. */
    private static final double SAME_FACE_IOU = 0.5;

    private static final double LEAST_IOU = 0.95;
    private static final double WORST_LANDMARK = 0.02;
    private static final double LEAST_COSINE = 0.999;
    private static final double LEAST_COSINE_OF_OWN_CROPS = 0.99;

    /** One face as both see it. */
    record Pair(DetectedFace expected, DetectedFace found, double cosine, double cosineOfOwnCrops) {

        double iou() {
            return expected.box().iou(found.box());
        }

        double worstLandmark() {
            double worst = 0;
            for (int i = 0; i < expected.landmarks().points().size(); i++) {
                double distance = expected.landmarks()
                        .points()
                        .get(i)
                        .distanceTo(found.landmarks().points().get(i));
                worst = Math.max(worst, distance / expected.box().width());
            }
            return worst;
        }
    }

    /** Looks at every picture with both. */
    static Parity between(FaceVision processor, FaceVision device, List<Picture> pictures) {
        List<Pair> pairs = new ArrayList<>();
        int faces = 0;
        int found = 0;
        for (Picture picture : pictures) {
            List<DetectedFace> expected = processor.detect(picture);
            List<DetectedFace> left = new ArrayList<>(device.detect(picture));
            faces += expected.size();
            found += left.size();
            for (DetectedFace face : expected) {
                DetectedFace same = takeNearest(face, left);
                if (same != null) {
                    pairs.add(pair(processor, device, picture, face, same));
                }
            }
        }
        return of(pictures.size(), faces, found, pairs);
    }

    /** The face at the same place, which is then no other's; null where there is none. */
    private static @Nullable DetectedFace takeNearest(DetectedFace face, List<DetectedFace> left) {
        DetectedFace nearest = left.stream()
                .max(Comparator.comparingDouble(other -> other.box().iou(face.box())))
                .filter(other -> other.box().iou(face.box()) >= SAME_FACE_IOU)
                .orElse(null);
        left.remove(nearest);
        return nearest;
    }

    private static Pair pair(
            FaceVision processor, FaceVision device, Picture picture, DetectedFace expected, DetectedFace found) {
        AlignedCrop crop = processor.crop(picture, expected);
        Embedding embedding = processor.embed(List.of(crop)).get(0);
        List<Embedding> others = device.embed(List.of(crop, device.crop(picture, found)));
        return new Pair(expected, found, embedding.cosine(others.get(0)), embedding.cosine(others.get(1)));
    }

    /** What pairs of the same faces come to. */
    static Parity of(int pictures, int faces, int found, List<Pair> pairs) {
        int missing = faces - pairs.size();
        int extra = found - pairs.size();
        double iou = pairs.stream().mapToDouble(Pair::iou).min().orElse(1);
        double landmark = pairs.stream().mapToDouble(Pair::worstLandmark).max().orElse(0);
        double cosine = pairs.stream().mapToDouble(Pair::cosine).min().orElse(1);
        double own = pairs.stream().mapToDouble(Pair::cosineOfOwnCrops).min().orElse(1);
        boolean agrees = missing == 0
                && extra == 0
                && iou >= LEAST_IOU
                && landmark <= WORST_LANDMARK
                && cosine >= LEAST_COSINE
                && own >= LEAST_COSINE_OF_OWN_CROPS;
        return new Parity(pictures, faces, missing, extra, iou, landmark, cosine, own, agrees);
    }
}
