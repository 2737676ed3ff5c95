package dev.passerby.vision.clustering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.vision.clustering.Album.Scatter;
import dev.passerby.vision.matching.Sphere;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Thousands of made-up albums: what must hold whatever is in them. */
class GeneratedAlbumsTest {

    private static final int ALBUMS = 1_000;
    private static final GroupingRules RULES = GroupingRules.STANDARD;
    /** Photos of one person up to about 0.6 apart, of two people more than 1.1, both give or take 0.1 squared. */
    private static final Scatter CLEAR = new Scatter(0.2, 0.44);
    /** Photos of one person up to about 1.05 apart: what is right is not known, what is allowed is. */
    private static final Scatter MUDDLED = new Scatter(0.3, 0.8);

    @Test
    void wellSeparatedPeopleAreFoundExactly() {
        Random random = new Random(16);
        for (int i = 0; i < ALBUMS; i++) {
            Album album = Album.random(random, CLEAR, 0);

            Grouping grouping = RULES.group(album.faces());

            assertThat(Album.sets(grouping)).as("album %d", i).isEqualTo(album.truth());
            assertThat(grouping.apart()).isEmpty();
        }
    }

    @Test
    void aLargeAlbumIsSortedToo() {
        Random random = new Random(22);
        List<FacePoint> faces = new ArrayList<>();
        Set<Set<Integer>> people = new HashSet<>();
        for (int person = 0; person < 150; person++) {
            Set<Integer> photos = new TreeSet<>();
            for (int photo = random.nextInt(12); photo >= 0; photo--) {
                photos.add(faces.size());
                faces.add(new FacePoint(Sphere.at(0.45, Sphere.person(person), faces.size()), 0, faces.size(), true));
            }
            people.add(photos);
        }

        assertThat(faces).hasSizeGreaterThan(700);
        assertThat(Album.sets(RULES.group(faces))).isEqualTo(people);
    }

    @Test
    void theOrderOfTheFacesChangesNothing() {
        Random random = new Random(17);
        for (int i = 0; i < ALBUMS; i++) {
            Album album = Album.random(random, MUDDLED, 0.2);
            List<Integer> order = new ArrayList<>(
                    IntStream.range(0, album.faces().size()).boxed().toList());
            Collections.shuffle(order, random);

            Grouping straight = RULES.group(album.faces());
            Grouping shuffled = RULES.group(album.shuffled(order).faces());

            Set<Set<Integer>> back = new HashSet<>();
            Album.sets(shuffled)
                    .forEach(group -> back.add(
                            new TreeSet<>(group.stream().map(order::get).toList())));
            assertThat(back).as("album %d", i).isEqualTo(Album.sets(straight));
            assertThat(shuffled.apart().stream().map(order::get)).containsExactlyInAnyOrderElementsOf(straight.apart());
        }
    }

    @Test
    void facesOfOnePhotoAreNeverOnePersonHoweverAlike() {
        Random random = new Random(18);
        for (int i = 0; i < ALBUMS; i++) {
            Album album = twins(Album.random(random, MUDDLED, 0.2), random);

            Grouping grouping = RULES.group(album.faces());

            for (Set<Integer> group : Album.sets(grouping)) {
                assertThat(group.stream().map(face -> album.faces().get(face).photo()))
                        .as("album %d", i)
                        .doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void everyFaceIsSomewhereOnceAndEveryGroupHasAFitFace() {
        Random random = new Random(19);
        for (int i = 0; i < ALBUMS; i++) {
            Album album = Album.random(random, MUDDLED, 0.4);

            Grouping grouping = RULES.group(album.faces());

            List<Integer> all = new ArrayList<>(grouping.apart());
            Album.sets(grouping).forEach(all::addAll);
            assertThat(all)
                    .as("album %d", i)
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.range(0, album.faces().size()).boxed().toList());
            assertThat(Album.sets(grouping)).allMatch(group -> group.stream()
                    .anyMatch(face -> album.faces().get(face).isFit()));
            assertThat(grouping.apart())
                    .noneMatch(face -> album.faces().get(face).isFit());
        }
    }

    @Test
    void unfitFacesNeverChangeHowFitOnesAreGrouped() {
        Random random = new Random(20);
        for (int i = 0; i < ALBUMS; i++) {
            Album album = Album.random(random, MUDDLED, 0.4);
            List<Integer> fit = IntStream.range(0, album.faces().size())
                    .filter(face -> album.faces().get(face).isFit())
                    .boxed()
                    .toList();

            Set<Set<Integer>> alone = new HashSet<>();
            Album.sets(RULES.group(album.shuffled(fit).faces()))
                    .forEach(group ->
                            alone.add(new TreeSet<>(group.stream().map(fit::get).toList())));
            Set<Set<Integer>> together = new HashSet<>();
            Album.sets(RULES.group(album.faces()))
                    .forEach(group -> together.add(
                            new TreeSet<>(group.stream().filter(fit::contains).toList())));

            assertThat(together).as("album %d", i).isEqualTo(alone);
        }
    }

    @Test
    void theQuickWayFindsWhatComparingAllPairsEachTimeFinds() {
        Random random = new Random(21);
        double limit = 0.95 * 0.95;
        for (int i = 0; i < ALBUMS / 2; i++) {
            Album album = twins(Album.random(random, MUDDLED, 0), random);
            List<FaceGroup> single = IntStream.range(0, album.faces().size())
                    .mapToObj(face -> FaceGroup.of(face, album.faces().get(face)))
                    .toList();

            assertThat(Agglomeration.of(single, limit).stream().map(FaceGroup::faces))
                    .as("album %d", i)
                    .containsExactlyInAnyOrderElementsOf(exhaustive(single, limit).stream()
                            .map(FaceGroup::faces)
                            .toList());
        }
    }

    private static List<FaceGroup> exhaustive(List<FaceGroup> single, double limit) {
        List<FaceGroup> groups = new ArrayList<>(single);
        while (true) {
            int a = -1;
            int b = -1;
            for (int i = 0; i < groups.size(); i++) {
                for (int j = 0; j < groups.size(); j++) {
                    double distance = groups.get(i).squaredDistance(groups.get(j));
                    boolean better = distance < limit
                            && (a < 0 || distance < groups.get(a).squaredDistance(groups.get(b)));
                    if (i != j && better && !groups.get(i).sharesAPhotoWith(groups.get(j))) {
                        a = i;
                        b = j;
                    }
                }
            }
            if (a < 0) {
                return groups;
            }
            FaceGroup both = groups.get(a).with(groups.get(b));
            groups.set(Math.min(a, b), both);
            groups.remove(Math.max(a, b));
        }
    }

    /** The album with a face beside some of its faces that could be the same person's. */
    private static Album twins(Album album, Random random) {
        List<FacePoint> faces = new ArrayList<>(album.faces());
        List<Integer> people = new ArrayList<>(album.people());
        for (int i = 0; i < album.faces().size(); i++) {
            if (random.nextInt(4) == 0) {
                FacePoint face = album.faces().get(i);
                float[] twin = Sphere.at(0.05 + 0.3 * random.nextDouble(), face.embedding(), random.nextInt(400));
                faces.add(new FacePoint(twin, 0.1 * random.nextDouble() - 0.05, face.photo(), face.isFit()));
                people.add(album.people().get(i));
            }
        }
        return new Album(faces, people);
    }
}
