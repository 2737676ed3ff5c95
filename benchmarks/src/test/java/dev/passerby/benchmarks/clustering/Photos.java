package dev.passerby.benchmarks.clustering;

import dev.passerby.benchmarks.report.Thumbnail;
import dev.passerby.vision.embedding.Embedding;
import dev.passerby.vision.face.Box;
import dev.passerby.vision.quality.FaceQuality;
import dev.passerby.vision.quality.Flaw;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Made-up photos: who is in them is a direction of the embedding space, how unlike oneself one looks an angle. */
final class Photos {

    static final Path ROOT = Path.of("album");

    private static final Thumbnail THUMBNAIL = new Thumbnail("data:image/jpeg;base64,AQID", 90, 112, "a face");

    private Photos() {}

    static SeenPhoto photo(String file, SeenFace... faces) {
        return new SeenPhoto(ROOT.resolve(file), List.of(faces), faces.length == 0 ? -1 : 0, null);
    }

    static SeenPhoto unreadable(String file, String problem) {
        return new SeenPhoto(ROOT.resolve(file), List.of(), -1, problem);
    }

    /** A fit face of the person with this number, turned by some degrees. */
    static SeenFace face(int person, double degrees) {
        return face(person, degrees, 0.9, new Flaw[0]);
    }

    static SeenFace face(int person, double degrees, double quality, Flaw... flaws) {
        float[] point = new float[Embedding.DIMENSIONS];
        point[2 * person] = (float) Math.cos(Math.toRadians(degrees));
        point[2 * person + 1] = (float) Math.sin(Math.toRadians(degrees));
        return new SeenFace(
                new Box(10, 20, 110, 140),
                new FaceQuality(quality, 1, 1, 1, 1, 1, 1, Arrays.asList(flaws)),
                new Embedding(point),
                0,
                THUMBNAIL);
    }
}
