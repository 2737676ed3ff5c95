package dev.passerby.benchmarks.clustering;

import dev.passerby.vision.clustering.FacePoint;
import dev.passerby.vision.clustering.Grouping;
import dev.passerby.vision.clustering.GroupingRules;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A folder of photos sorted by person.
 *
 * @param groups the people with two faces or more, the largest group first
 * @param single faces like no other, and unfit ones that belong to no group for certain
 * @param withoutFace pictures in which no face was found
 * @param unreadable pictures that cannot be read, with the reason
 * @param score how right the groups are by the folders' names; absent where those name nobody
 * @param threshold the distance below which two photos are one person
 * @param pictures how many pictures the folder has
 * @param faces how many faces are in them
 */
public record SortedPhotos(
        List<PhotoGroup> groups,
        List<PlacedFace> single,
        List<Path> withoutFace,
        List<SeenPhoto> unreadable,
        @Nullable PairwiseScore score,
        double threshold,
        int pictures,
        int faces) {

    public SortedPhotos {
        groups = List.copyOf(groups);
        single = List.copyOf(single);
        withoutFace = List.copyOf(withoutFace);
        unreadable = List.copyOf(unreadable);
    }

    /** A face's way back to its photo. */
    private record Origin(
            SeenPhoto photo, int face, @Nullable String folder) {

        boolean isMain() {
            return photo.main() == face;
        }

        PlacedFace placed(double distance) {
            return new PlacedFace(photo.file(), photo.faces().get(face), distance, isMain() ? folder : null);
        }
    }

    /**
     * Sorts what was seen.
     *
     * @param root the folder that was searched
     * @param photos all pictures in it, in the order of their paths
     */
    public static SortedPhotos of(Path root, List<SeenPhoto> photos, GroupingRules rules) {
        List<@Nullable String> folders =
                FolderNames.of(root, photos.stream().map(SeenPhoto::file).toList());
        List<Origin> origins = new ArrayList<>();
        List<FacePoint> points = new ArrayList<>();
        for (int photo = 0; photo < photos.size(); photo++) {
            List<SeenFace> faces = photos.get(photo).faces();
            for (int face = 0; face < faces.size(); face++) {
                SeenFace seen = faces.get(face);
                origins.add(new Origin(photos.get(photo), face, folders.get(photo)));
                points.add(new FacePoint(
                        seen.embedding().values(),
                        seen.allowance(),
                        photo,
                        seen.quality().isFit()));
            }
        }
        Grouping grouping = rules.group(points);
        List<PhotoGroup> groups = new ArrayList<>();
        List<PlacedFace> single = new ArrayList<>();
        for (List<Grouping.Member> members : grouping.groups()) {
            List<PlacedFace> placed = members.stream()
                    .map(member -> origins.get(member.face()).placed(member.distance()))
                    .toList();
            if (placed.size() == 1) {
                single.addAll(placed);
            } else {
                groups.add(new PhotoGroup(groups.size() + 1, placed));
            }
        }
        grouping.apart().forEach(face -> single.add(origins.get(face).placed(0)));
        return new SortedPhotos(
                groups,
                single,
                photos.stream()
                        .filter(photo ->
                                photo.problem() == null && photo.faces().isEmpty())
                        .map(SeenPhoto::file)
                        .toList(),
                photos.stream().filter(photo -> photo.problem() != null).toList(),
                score(grouping, origins),
                rules.threshold(),
                photos.size(),
                points.size());
    }

    private static @Nullable PairwiseScore score(Grouping grouping, List<Origin> origins) {
        int[] groupOf = new int[origins.size()];
        int number = 0;
        for (List<Grouping.Member> group : grouping.groups()) {
            for (Grouping.Member member : group) {
                groupOf[member.face()] = number;
            }
            number++;
        }
        for (int face : grouping.apart()) {
            groupOf[face] = number++;
        }
        List<String> people = new ArrayList<>();
        List<Integer> groups = new ArrayList<>();
        for (int i = 0; i < origins.size(); i++) {
            Origin origin = origins.get(i);
            if (origin.isMain() && origin.folder() != null) {
                people.add(Objects.requireNonNull(origin.folder()));
                groups.add(groupOf[i]);
            }
        }
        return people.isEmpty() ? null : PairwiseScore.of(people, groups);
    }
}
