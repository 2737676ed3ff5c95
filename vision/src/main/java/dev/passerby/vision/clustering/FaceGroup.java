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
    private final double allowances;

    private FaceGroup(int[] faces, int[] photos, float[] sum, double allowances) {
        this.faces = faces;
        this.photos = photos;
        this.sum = sum;
        this.allowances = allowances;
    }

    static FaceGroup of(int face, FacePoint point) {
        return new FaceGroup(new int[] {face}, new int[] {point.photo()}, point.embedding(), point.allowance());
    }

    FaceGroup with(FaceGroup other) {
        float[] both = new float[sum.length];
        for (int i = 0; i < both.length; i++) {
            both[i] = sum[i] + other.sum[i];
        }
        return new FaceGroup(
                sorted(faces, other.faces), sorted(photos, other.photos), both, allowances + other.allowances);
    }

    /**
     * Average linkage: the mean squared distance over all pairs of a face here and a face there, less both sides' allowances. The
     * same from either side; may be below 0.
     */
    double squaredDistance(FaceGroup other) {
        double cosine = Embeddings.dot(sum, other.sum) / ((double) faces.length * other.faces.length);
        return 2 - 2 * cosine - (meanAllowance() + other.meanAllowance());
    }

    /** The same measure from one of its faces to its others; 0 where there are none. */
    double squaredDistanceToOthers(FacePoint member) {
        int others = faces.length - 1;
        if (others == 0) {
            return 0;
        }
        double cosine = (Embeddings.dot(member.embedding(), sum) - 1) / others;
        return 2 - 2 * cosine - (member.allowance() + (allowances - member.allowance()) / others);
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

    private double meanAllowance() {
        return allowances / faces.length;
    }

    private static int[] sorted(int[] some, int[] others) {
        int[] all = Arrays.copyOf(some, some.length + others.length);
        System.arraycopy(others, 0, all, some.length, others.length);
        Arrays.sort(all);
        return all;
    }
}
