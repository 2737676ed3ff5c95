package dev.passerby.vision.clustering;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What became of the unfit faces.
 *
 * @param groups the groups with those that joined them
 * @param apart the faces that joined none, ascending
 */
record Attachment(List<FaceGroup> groups, List<Integer> apart) {

    /** A face that could join a group. */
    private record Wish(int face, int group, double distance) {}

    /**
     * Lets unfit faces join groups, the nearest first, by what the groups were before any did. One face alone is no group to
     * join: bad pictures resemble each other more than the people in them do.
     *
     * @param limit the squared distance from which a face stays apart
     */
    static Attachment of(List<FaceGroup> groups, List<FaceGroup> unfit, double limit) {
        List<Wish> wishes = new ArrayList<>();
        for (int face = 0; face < unfit.size(); face++) {
            for (int group = 0; group < groups.size(); group++) {
                double distance = groups.get(group).squaredDistance(unfit.get(face));
                if (distance < limit && groups.get(group).size() > 1) {
                    wishes.add(new Wish(face, group, distance));
                }
            }
        }
        wishes.sort(Comparator.comparingDouble(Wish::distance)
                .thenComparingInt(Wish::face)
                .thenComparingInt(Wish::group));
        List<FaceGroup> joined = new ArrayList<>(groups);
        boolean[] settled = new boolean[unfit.size()];
        for (Wish wish : wishes) {
            FaceGroup group = joined.get(wish.group());
            FaceGroup face = unfit.get(wish.face());
            if (!settled[wish.face()] && !group.sharesAPhotoWith(face)) {
                joined.set(wish.group(), group.with(face));
                settled[wish.face()] = true;
            }
        }
        List<Integer> apart = new ArrayList<>();
        for (int face = 0; face < settled.length; face++) {
            if (!settled[face]) {
                apart.add(unfit.get(face).faces()[0]);
            }
        }
        return new Attachment(joined, apart);
    }
}
