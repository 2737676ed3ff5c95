package dev.passerby.benchmarks.detection;

import dev.passerby.benchmarks.boxes.AnnotatedFace;
import dev.passerby.benchmarks.boxes.AnnotatedPicture;
import dev.passerby.vision.detection.DetectionSettings;
import dev.passerby.vision.face.Box;
import dev.passerby.vision.face.DetectedFace;
import dev.passerby.vision.face.Landmarks;
import dev.passerby.vision.face.Point;
import dev.passerby.vision.picture.Picture;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * Picture files whose "faces" are white squares on black, and a detector that finds white squares of at least its
 * smallest face by their pixels; the score is their brightness.
 */
record DrawnFolder(Path folder) {

    private static final int SIDE = 200;

    /** A file with white squares, each given by its left edge and its side in pixels; all begin at the top. */
    AnnotatedPicture draw(String name, int... leftsAndSides) {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        List<AnnotatedFace> faces = new ArrayList<>();
        for (int i = 0; i < leftsAndSides.length; i += 2) {
            int left = leftsAndSides[i];
            int side = leftsAndSides[i + 1];
            for (int pixel = 0; pixel < side * side; pixel++) {
                image.setRGB(left + pixel % side, pixel / side, 0xffffff);
            }
            faces.add(new AnnotatedFace(new Box(left, 0, left + side, side), true));
        }
        try {
            Files.createDirectories(folder.resolve(name).getParent());
            ImageIO.write(image, "png", folder.resolve(name).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new AnnotatedPicture(name, faces);
    }

    AnnotatedFolder of(AnnotatedPicture... pictures) {
        return new AnnotatedFolder(folder, List.of(pictures));
    }

    /** The white squares of at least the smallest face. */
    static List<DetectedFace> detect(Picture picture, DetectionSettings settings) {
        List<DetectedFace> found = new ArrayList<>();
        int left = 0;
        while (left < picture.width()) {
            int right = left;
            while (right < picture.width() && picture.sample(right, 0, 0) == 255) {
                right++;
            }
            if (right - left >= settings.minFace()) {
                found.add(face(new Box(left, 0, right, right - left), 0.9));
            }
            left = right + 1;
        }
        return found;
    }

    static DetectedFace face(Box box, double score) {
        Point centre = box.centre();
        return new DetectedFace(box, score, new Landmarks(centre, centre, centre, centre, centre));
    }
}
