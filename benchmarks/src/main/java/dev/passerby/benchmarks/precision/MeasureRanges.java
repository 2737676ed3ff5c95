package dev.passerby.benchmarks.precision;

import dev.passerby.models.ModelStore;
import dev.passerby.models.demo.DemoPictures;
import dev.passerby.models.facenet.ActivationRanges;
import dev.passerby.models.progress.ProgressBar;
import dev.passerby.vision.FaceVision;
import dev.passerby.vision.VisionSettings;
import dev.passerby.vision.alignment.AlignedCrop;
import dev.passerby.vision.embedding.FaceNet;
import dev.passerby.vision.face.DetectedFace;
import dev.passerby.vision.inference.InferenceDevice;
import dev.passerby.vision.inference.Network;
import dev.passerby.vision.picture.Picture;
import dev.passerby.vision.picture.PictureDecoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A program that measures in which ranges FaceNet's values lie, on six crops of each face in the demonstration's pictures, and
 * writes them to the file named by its argument: the resource {@code facenet-ranges.json} of {@code model-artifacts}.
 *
 * <p>Run it when the network or the crop changes, with a store that holds the float32 networks; {@code models.lock} then pins
 * another int8 network.
 */
public final class MeasureRanges {

    private MeasureRanges() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            System.err.println("measuring ranges: name the file to write");
            System.exit(2);
        }
        ModelStore store = ModelStore.standard(System.getenv());
        DemoPictures pictures = DemoPictures.standard(System.getenv());
        try (ProgressBar bar = ProgressBar.onStandardError()) {
            pictures.prepare(bar);
        }
        Files.writeString(
                Path.of(arguments[0]), measure(store, photos(pictures)).text());
    }

    private static List<Path> photos(DemoPictures pictures) {
        Stream<Path> people = pictures.people().stream().flatMap(person -> person.photos().stream());
        Stream<Path> groups = Stream.concat(pictures.groupPhotos().stream(), pictures.strangers().stream());
        return Stream.concat(people, groups).toList();
    }

    private static ActivationRanges measure(ModelStore store, List<Path> photos) {
        ObservedRanges observed = new ObservedRanges();
        try (Network network = Network.open("observed FaceNet", store.observedFaceNet(), InferenceDevice.cpu())) {
            FaceNet faceNet = new FaceNet(network);
            for (AlignedCrop crop : crops(store, photos)) {
                observed.add(faceNet.outputs(crop));
            }
        }
        return observed.ranges();
    }

    private static List<AlignedCrop> crops(ModelStore store, List<Path> photos) {
        List<AlignedCrop> crops = new ArrayList<>();
        try (FaceVision vision = FaceVision.open(store, VisionSettings.standard())) {
            for (Path photo : photos) {
                Picture picture = PictureDecoder.standard().decode(photo);
                for (DetectedFace face : vision.detect(picture)) {
                    crops.addAll(AlignedCrop.views(picture, face.landmarks()));
                }
            }
        }
        return crops;
    }
}
