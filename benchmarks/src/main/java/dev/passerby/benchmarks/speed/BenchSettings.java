package dev.passerby.benchmarks.speed;

import dev.passerby.vision.embedding.FaceNetVariant;
import java.util.List;

/**
 * What is timed of one stage. Every combination is a case of its own; an option that does not apply to the stage is not asked.
 *
 * @param stage among {@link #STAGES}
 * @param sizes of the pictures
 * @param faces how many people each picture shows
 * @param minFaces the smallest face searched for, in pixels
 * @param batches faces in one run of the embedding network
 * @param templates how many are searched
 * @param variants in which numbers the embedding network computes
 */
public record BenchSettings(
        String stage,
        List<Size> sizes,
        List<Integer> faces,
        List<Double> minFaces,
        List<Integer> batches,
        List<Integer> templates,
        List<FaceNetVariant> variants) {

    /** Every stage, in the order of a frame's way. */
    public static final List<String> STAGES = List.of("decode", "encode", "jpeg", "detect", "embed", "match");

    /** A picture's size, in pixels. */
    public record Size(int width, int height) {

        /** The size in a text such as {@code 1280x720}. */
        public static Size parse(String text) {
            if (!text.matches("[1-9]\\d{1,3}x[1-9]\\d{1,3}")) {
                throw new IllegalArgumentException("a size must be like 1280x720, got '" + text + "'");
            }
            String[] sides = text.split("x", -1);
            return new Size(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]));
        }

        @Override
        public String toString() {
            return width + "x" + height;
        }
    }
}
