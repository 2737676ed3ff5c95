package dev.passerby.models;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * The largest face of a reference picture, with what independent software says of it.
 *
 * @param path the picture's, relative to the test media
 * @param box left, top, right, bottom in pixels
 * @param landmarks five of x, y in pixels
 * @param embedding of the crop T32; 512 numbers
 */
public record GoldenFace(String path, BufferedImage picture, double[] box, double[][] landmarks, double[] embedding) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The reference faces, at most one per picture. The test is skipped where the data is not there. */
    public static List<GoldenFace> all() throws IOException {
        Path media = media();
        Path golden = media.resolveSibling("golden").resolve("golden.json");
        assumeTrue(Files.exists(golden), "reference outputs must be beside the test media, there is no " + golden);
        List<GoldenFace> faces = new ArrayList<>();
        for (JsonNode image : JSON.readTree(golden.toFile()).get("images")) {
            Path picture = media.resolve(image.get("path").asText());
            JsonNode face = image.get("faces").path(0);
            if (face.has("embedding") && Files.exists(picture)) {
                faces.add(new GoldenFace(
                        image.get("path").asText(),
                        ImageIO.read(picture.toFile()),
                        numbers(face.get("box")),
                        points(face.get("landmarks")),
                        numbers(face.get("embedding"))));
            }
        }
        return faces;
    }

    /** The crop T32 as FaceNet takes it: {@code [3, 160, 160] RGB, (x - 127.5) / 128}. */
    public float[] t32() throws IOException {
        JsonNode template = JSON.readTree(
                media().resolveSibling("golden").resolve("template_T32.json").toFile());
        double[][] to = points(template.get("iso"));
        double[] fromMean = mean(landmarks);
        double[] toMean = mean(to);
        double along = 0;
        double across = 0;
        double spread = 0;
        for (int i = 0; i < to.length; i++) {
            double x = landmarks[i][0] - fromMean[0];
            double y = landmarks[i][1] - fromMean[1];
            double u = to[i][0] - toMean[0];
            double v = to[i][1] - toMean[1];
            along += x * u + y * v;
            across += x * v - y * u;
            spread += x * x + y * y;
        }
        double cos = along / spread;
        double sin = across / spread;
        double scale = cos * cos + sin * sin;
        double stretchX = template.get("ax").asDouble();
        double stretchY = template.get("ay").asDouble();
        float[] crop = new float[3 * 160 * 160];
        for (int row = 0; row < 160; row++) {
            for (int column = 0; column < 160; column++) {
                double u = column / stretchX - toMean[0];
                double v = row / stretchY - toMean[1];
                double x = (cos * u + sin * v) / scale + fromMean[0];
                double y = (cos * v - sin * u) / scale + fromMean[1];
                for (int channel = 0; channel < 3; channel++) {
                    crop[(channel * 160 + row) * 160 + column] = standardised(Math.rint(bilinear(x, y, channel)));
                }
            }
        }
        return crop;
    }

    /** A window of the picture shrunk by averaging: {@code [3, size, size] RGB, (x - 127.5) / 128}. */
    public float[] window(double left, double top, double side, int size) {
        int samples = 8;
        float[] window = new float[3 * size * size];
        for (int channel = 0; channel < 3; channel++) {
            for (int row = 0; row < size; row++) {
                for (int column = 0; column < size; column++) {
                    double sum = 0;
                    for (double down = 0.5; down < samples; down++) {
                        for (double along = 0.5; along < samples; along++) {
                            double x = left + (column + along / samples) * side / size;
                            double y = top + (row + down / samples) * side / size;
                            sum += pixel((int) Math.floor(x), (int) Math.floor(y), channel);
                        }
                    }
                    window[(channel * size + row) * size + column] = standardised(sum / (samples * samples));
                }
            }
        }
        return window;
    }

    @Override
    public String toString() {
        return path;
    }

    private static Path media() {
        String given = System.getenv("PASSERBY_TEST_MEDIA");
        List<Path> places = given != null
                ? List.of(Path.of(given))
                : Stream.of("../shared/media", "../../shared/media")
                        .map(Path::of)
                        .toList();
        Path found = places.stream().filter(Files::isDirectory).findFirst().orElse(null);
        assumeTrue(found != null, "test media must be at " + places + " or where PASSERBY_TEST_MEDIA says");
        try {
            return found.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static float standardised(double value) {
        return (float) ((value - 127.5) / 128);
    }

    private double bilinear(double x, double y, int channel) {
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        double right = x - left;
        double down = y - top;
        return (1 - down) * ((1 - right) * pixel(left, top, channel) + right * pixel(left + 1, top, channel))
                + down * ((1 - right) * pixel(left, top + 1, channel) + right * pixel(left + 1, top + 1, channel));
    }

    private int pixel(int x, int y, int channel) {
        if (x < 0 || y < 0 || x >= picture.getWidth() || y >= picture.getHeight()) {
            return 0;
        }
        return (picture.getRGB(x, y) >> (16 - 8 * channel)) & 0xff;
    }

    private static double[] mean(double[][] points) {
        double[] mean = new double[2];
        for (double[] point : points) {
            mean[0] += point[0] / points.length;
            mean[1] += point[1] / points.length;
        }
        return mean;
    }

    private static double[][] points(JsonNode array) {
        double[][] points = new double[array.size()][];
        for (int i = 0; i < points.length; i++) {
            points[i] = numbers(array.get(i));
        }
        return points;
    }

    private static double[] numbers(JsonNode array) {
        double[] numbers = new double[array.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = array.get(i).asDouble();
        }
        return numbers;
    }
}
