package dev.passerby.standalone.commands;

import dev.passerby.standalone.pictures.FaceJson;
import dev.passerby.vision.face.DetectedFace;
import dev.passerby.vision.picture.Picture;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code passerby embed}: the faces in pictures, each with its point in the embedding space. */
@Command(
        name = "embed",
        description = "Finds faces in pictures and computes their embeddings.",
        mixinStandardHelpOptions = true)
final class EmbedCommand implements Callable<Integer> {

    @Mixin
    private final PictureInputs inputs = new PictureInputs();

    @Override
    public Integer call() {
        return inputs.each((vision, file) -> {
            Picture picture = vision.read(file);
            List<DetectedFace> faces = vision.detect(picture);
            return FaceJson.of(file.toString(), picture, faces, vision.embed(picture, faces));
        });
    }
}
