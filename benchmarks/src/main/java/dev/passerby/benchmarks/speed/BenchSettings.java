package dev.passerby.benchmarks.speed;

import java.util.List;

/**
 * What is timed. Every combination is a case of its own; an option that does not apply to a stage is not asked.
 *
 * @param stages among {@link #STAGES}
 * @param sizes of the pictures
 * @param faces how many people each picture shows
 * @param minFaces the smallest face searched for, in pixels
 * @param batches faces in one run of the embedding network
 * @param templates how many are searched
 */
public record BenchSettings(
        List<String> stages,
        List<Size> sizes,
        List<Integer> faces,
        List<Double> minFaces,
        List<Integer> batches,
        List<Integer> templates) {

    /** Every stage, in the order of a frame's way. */
    public static final List<String> STAGES = List.of("jpeg", "detect", "embed", "match");

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
    }
}
