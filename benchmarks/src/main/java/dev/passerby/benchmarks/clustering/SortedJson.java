package dev.passerby.benchmarks.clustering;

import dev.passerby.vision.face.Box;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sorted folder in the order and with the names of its JSON.
 *
 * @param groups people with two faces or more, the largest group first
 * @param single faces like no other, and unfit ones that belong to no group for certain
 * @param withoutFace the pictures in which no face was found
 * @param unreadable the pictures that cannot be read
 * @param pairwise how right the groups are; absent where no folder names anybody
 * @param threshold the distance below which two photos are one person
 */
public record SortedJson(
        List<Group> groups,
        List<Face> single,
        List<String> withoutFace,
        List<Unreadable> unreadable,
        @Nullable PairwiseScore pairwise,
        double threshold,
        int pictures,
        int faces,
        double seconds) {

    /** One person; the folder's name for it where there is one. */
    public record Group(int id, @Nullable String folder, List<Face> faces) {}

    /**
     * One face.
     *
     * @param box {@code [left, top, right, bottom]} in pixels, not clipped
     * @param quality from 0 to 1
     * @param fit whether it may found a group
     * @param distance the root mean square of the distances to the group's other faces; absent for a face in no group
     */
    public record Face(
            String path,
            double[] box,
            double quality,
            boolean fit,
            @Nullable Double distance) {}

    /** A picture that cannot be read. */
    public record Unreadable(String path, String problem) {}

    /** What was sorted, in so many seconds. */
    public static SortedJson of(SortedPhotos sorted, double seconds) {
        return new SortedJson(
                sorted.groups().stream()
                        .map(group -> new Group(
                                group.id(),
                                group.person(),
                                group.faces().stream()
                                        .map(face -> face(face, face.distance()))
                                        .toList()))
                        .toList(),
                sorted.single().stream().map(face -> face(face, null)).toList(),
                sorted.withoutFace().stream().map(Path::toString).toList(),
                sorted.unreadable().stream()
                        .map(photo -> new Unreadable(photo.file().toString(), String.valueOf(photo.problem())))
                        .toList(),
                sorted.score(),
                sorted.threshold(),
                sorted.pictures(),
                sorted.faces(),
                seconds);
    }

    private static Face face(PlacedFace placed, @Nullable Double distance) {
        Box box = placed.face().box();
        return new Face(
                placed.file().toString(),
                new double[] {box.left(), box.top(), box.right(), box.bottom()},
                placed.face().quality().score(),
                placed.face().quality().isFit(),
                distance);
    }
}
