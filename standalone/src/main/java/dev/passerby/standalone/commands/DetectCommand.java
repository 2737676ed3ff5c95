package dev.passerby.standalone.commands;

import dev.passerby.standalone.pictures.FaceJson;
import dev.passerby.vision.picture.Picture;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code passerby detect}: the faces in pictures. */
@Command(name = "detect", description = "Finds faces in pictures.", mixinStandardHelpOptions = true)
final class DetectCommand implements Callable<Integer> {

    @Mixin
    private final PictureInputs inputs = new PictureInputs();

    @Override
    public Integer call() {
        return inputs.each((vision, file) -> {
            Picture picture = vision.read(file);
            return FaceJson.of(file.toString(), picture, vision.detect(picture));
        });
    }
}
