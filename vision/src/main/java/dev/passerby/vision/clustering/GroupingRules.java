package dev.passerby.vision.clustering;

import dev.passerby.vision.matching.Embeddings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * When faces are one person.
 *
 * <p>The two groups of fit faces that are most alike become one, again and again, while they are as likely one person as two
 * photos at the threshold. Then unfit faces join the groups they are most like, the surest first, if they are as alike; they
 * count for nothing in this, so none founds a group or is the bridge between two. Faces of one photo are never one person.
 *
 * @param threshold the Euclidean distance of embeddings below which two photos are one person, above 0 and below 2
 */
public record GroupingRules(double threshold) {

    /** Decision record 0016 has the measurements. */
    public static final double STANDARD_THRESHOLD = 0.825;

    public static final GroupingRules STANDARD = new GroupingRules(STANDARD_THRESHOLD);

    public GroupingRules {
        if (!(threshold > 0 && threshold < 2)) {
            throw new IllegalArgumentException(
                    "'grouping.threshold' must be a distance above 0 and below 2, got " + threshold);
        }
    }

    /** The people among these faces. Their order decides nothing but which of two equal cases goes first. */
    public Grouping group(List<FacePoint> faces) {
        List<FaceGroup> single = IntStream.range(0, faces.size())
                .filter(i -> faces.get(i).isFit())
                .mapToObj(i -> FaceGroup.of(i, faces.get(i)))
                .toList();
        List<FaceGroup> unfit = IntStream.range(0, faces.size())
                .filter(i -> !faces.get(i).isFit())
                .mapToObj(i -> FaceGroup.of(i, faces.get(i)))
                .toList();
        double least = Embeddings.cosine(threshold);
        Attachment attachment = Attachment.of(Agglomeration.of(single, least), unfit, least);
        return new Grouping(
                attachment.groups().stream()
                        .sorted(Comparator.comparingInt(FaceGroup::size)
                                .reversed()
                                .thenComparingInt(group -> group.faces()[0]))
                        .map(group -> members(group, faces))
                        .toList(),
                attachment.apart());
    }

    private static List<Grouping.Member> members(FaceGroup group, List<FacePoint> faces) {
        List<Grouping.Member> members = new ArrayList<>();
        for (int face : group.faces()) {
            double cosine = group.cosineToOthers(faces.get(face).embedding());
            members.add(new Grouping.Member(face, Embeddings.distance(cosine)));
        }
        return members;
    }
}
