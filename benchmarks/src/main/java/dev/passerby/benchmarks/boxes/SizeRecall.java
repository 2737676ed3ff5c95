package dev.passerby.benchmarks.boxes;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The share of faces of one size that were found.
 *
 * @param from the smallest size of the class, in pixels: the geometric mean of a box's sides
 * @param to the size that is too large for it; absent for the class of the largest
 * @param faces how many annotated faces of that size count
 * @param recall the share of them that was found; absent where there is none
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record SizeRecall(
        int from, @Nullable Integer to, int faces, @Nullable Double recall) {

    /** Where one class ends and the next begins, in pixels. */
    private static final List<Integer> LIMITS = List.of(0, 16, 32, 64, 128, 256);

    /** Recall over these pictures together, smallest faces first. */
    public static List<SizeRecall> of(List<PictureMatch> pictures) {
        int[] faces = new int[LIMITS.size()];
        int[] found = new int[LIMITS.size()];
        for (PictureMatch picture : pictures) {
            for (int i = 0; i < picture.faces().size(); i++) {
                AnnotatedFace face = picture.faces().get(i);
                if (face.counts()) {
                    faces[classOf(face.size())]++;
                    found[classOf(face.size())] += picture.found().get(i) ? 1 : 0;
                }
            }
        }
        List<SizeRecall> classes = new ArrayList<>();
        for (int i = 0; i < faces.length; i++) {
            classes.add(new SizeRecall(
                    LIMITS.get(i),
                    i + 1 < LIMITS.size() ? LIMITS.get(i + 1) : null,
                    faces[i],
                    faces[i] == 0 ? null : (double) found[i] / faces[i]));
        }
        return classes;
    }

    /** The class in words, such as {@code 32–64}. */
    public String range() {
        return to == null ? "≥ " + from : from == 0 ? "< " + to : from + "–" + to;
    }

    private static int classOf(double size) {
        int index = LIMITS.size() - 1;
        while (LIMITS.get(index) > size) {
            index--;
        }
        return index;
    }
}
