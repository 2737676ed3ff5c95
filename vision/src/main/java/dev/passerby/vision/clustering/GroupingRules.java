package dev.passerby.vision.clustering;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * When faces are one person.
 *
 * <p>The two groups of fit faces that are nearest to each other become one, again and again, while the root mean square of the
 * distances between their faces is below the threshold: average linkage (Sokal and Michener 1958), on squared distances. Then
 * unfit faces join groups of at least two, the nearest first, if they are nearer by {@link #UNFIT_MARGIN}; they count for
 * nothing in this, so none founds a group or is the bridge between two. Faces of one photo are never one person.
 *
 * @param threshold a distance of embeddings, above 0 and below 2
 */
public record GroupingRules(double threshold) {

    /** For portraits of six crops, compensated for their spread; decision record 0016 has the measurements. */
    public static final double STANDARD_THRESHOLD = 0.80;

    public static final GroupingRules STANDARD = new GroupingRules(STANDARD_THRESHOLD);

    /** How much nearer a face must be that is too small, blurred, turned away, cut off or hardly a face. Record 0016. */
    private static final double UNFIT_MARGIN = 0.05;

    public GroupingRules {
        if (!(threshold > 0 && threshold < 2)) {
            throw new IllegalArgumentException(
                    "'grouping.threshold' must be a distance above 0 and below 2, got " + threshold);
        }
    }

    /** The people among these faces. Their order decides nothing but which of two equal cases goes first. */
    public Grouping group(List<FacePoint> faces) {
        List<FaceGroup> found = Agglomeration.of(singles(faces, true), squared(threshold));
        Attachment attachment =
                Attachment.of(found, singles(faces, false), squared(Math.max(0, threshold - UNFIT_MARGIN)));
        return new Grouping(
                attachment.groups().stream()
                        .sorted(Comparator.comparingInt(FaceGroup::size)
                                .reversed()
                                .thenComparingInt(group -> group.faces()[0]))
                        .map(group -> members(group, faces))
                        .toList(),
                attachment.apart());
    }

    private static List<FaceGroup> singles(List<FacePoint> faces, boolean fit) {
        return IntStream.range(0, faces.size())
                .filter(i -> faces.get(i).isFit() == fit)
                .mapToObj(i -> FaceGroup.of(i, faces.get(i)))
                .toList();
    }

    private static List<Grouping.Member> members(FaceGroup group, List<FacePoint> faces) {
        List<Grouping.Member> members = new ArrayList<>();
        for (int face : group.faces()) {
            double squared = group.squaredDistanceToOthers(faces.get(face));
            members.add(new Grouping.Member(face, Math.sqrt(Math.max(0, squared))));
        }
        return members;
    }

    private static double squared(double distance) {
        return distance * distance;
    }
}
