package dev.passerby.vision.clustering;

import java.util.List;

/**
 * Faces sorted into people.
 *
 * @param groups one person each, the largest first; a fit face that is like no other is a group of one
 * @param apart unfit faces, by their indices, that belong to no group for certain
 */
public record Grouping(List<List<Member>> groups, List<Integer> apart) {

    /**
     * A face of a group.
     *
     * @param face its index among the faces that were grouped
     * @param distance how far it is from the group's other faces: the root mean square of the Euclidean distances; 0 where
     *     there are none
     */
    public record Member(int face, double distance) {}

    public Grouping {
        groups = groups.stream().map(List::copyOf).toList();
        apart = List.copyOf(apart);
    }
}
