package dev.passerby.vision.clustering;

import dev.passerby.vision.matching.Embeddings;
import java.util.Arrays;

/**
 * Faces that pass for one person. Immutable; a merger is a new group.
 *
 * <p>The mean cosine over all pairs between two groups is one dot product of their sums. So a group is as quickly compared as a
 * face, and no table of distances is kept.
 */
final class FaceGroup {

    private final int[] faces;
    private final int[] photos;
    private final float[] sum;

    private FaceGroup(int[] faces, int[] photos, float[] sum) {
        this.faces = faces;
        this.photos = photos;
        this.sum = sum;
    }

    static FaceGroup of(int face, FacePoint point) {
        return new FaceGroup(new int[] {face}, new int[] {point.photo()}, point.embedding());
    }

    FaceGroup with(FaceGroup other) {
        float[] both = new float[sum.length];
        for (int i = 0; i < both.length; i++) {
            both[i] = sum[i] + other.sum[i];
        }
        return new FaceGroup(sorted(faces, other.faces), sorted(photos, other.photos), both);
    }

    /**
     * Average linkage: the mean cosine over all pairs of a face here and a face there. On the unit sphere that is the mean of
     * the squared distances, upside down.
     */
    double likeness(FaceGroup other) {
        return Embeddings.dot(sum, other.sum) / ((double) faces.length * other.faces.length);
    }

    /** Whether both have a face in the same photo, so that they are two people. */
    boolean sharesAPhotoWith(FaceGroup other) {
        int here = 0;
        int there = 0;
        while (here < photos.length && there < other.photos.length) {
            if (photos[here] == other.photos[there]) {
                return true;
            }
            if (photos[here] < other.photos[there]) {
                here++;
            } else {
                there++;
            }
        }
        return false;
    }

    /** How many faces. */
    int size() {
        return faces.length;
    }

    /** The indices of its faces, ascending. */
    int[] faces() {
        return faces.clone();
    }

    /** The mean cosine of one of its faces to its others; 1 where there are none. */
    double cosineToOthers(float[] member) {
        return faces.length == 1 ? 1 : (Embeddings.dot(member, sum) - 1) / (faces.length - 1);
    }

    private static int[] sorted(int[] some, int[] others) {
        int[] all = Arrays.copyOf(some, some.length + others.length);
        System.arraycopy(others, 0, all, some.length, others.length);
        Arrays.sort(all);
        return all;
    }
}
