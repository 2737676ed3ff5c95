package dev.passerby.benchmarks.clustering;

import static dev.passerby.benchmarks.clustering.Photos.ROOT;
import static dev.passerby.benchmarks.clustering.Photos.face;
import static dev.passerby.benchmarks.clustering.Photos.photo;
import static dev.passerby.benchmarks.clustering.Photos.unreadable;
import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.vision.clustering.GroupingRules;
import dev.passerby.vision.quality.Flaw;
import java.util.List;
import org.junit.jupiter.api.Test;

class SortedPhotosTest {

    @Test
    void allFacesOfAPhotoAreSortedNotOnlyTheMainOne() {
        SortedPhotos sorted = sorted(
                photo("ann.jpg", face(1, 0)), photo("both.jpg", face(2, 0), face(1, 5)), photo("bob.jpg", face(2, 5)));

        assertThat(sorted.groups()).hasSize(2);
        assertThat(files(sorted.groups().get(0))).containsExactlyInAnyOrder("ann.jpg", "both.jpg");
        assertThat(files(sorted.groups().get(1))).containsExactlyInAnyOrder("both.jpg", "bob.jpg");
        assertThat(sorted.pictures()).isEqualTo(3);
        assertThat(sorted.faces()).isEqualTo(4);
    }

    @Test
    void thePersonWithMostFacesComesFirstAndTheBestFaceFirstInTheGroup() {
        SortedPhotos sorted = sorted(
                photo("a.jpg", face(1, 0)),
                photo("b.jpg", face(1, 1)),
                photo("c.jpg", face(2, 0, 0.3)),
                photo("d.jpg", face(2, 0, 0.95, Flaw.BLURRED)),
                photo("e.jpg", face(2, 1, 0.8)));

        assertThat(sorted.groups()).extracting(PhotoGroup::id).containsExactly(1, 2);
        assertThat(files(sorted.groups().get(0))).containsExactly("e.jpg", "c.jpg", "d.jpg");
    }

    @Test
    void whatIsInNoGroupIsListed() {
        SortedPhotos sorted = sorted(
                photo("alone.jpg", face(1, 0)),
                photo("blurred.jpg", face(2, 0, 0.1, Flaw.BLURRED)),
                photo("dogs.jpg"),
                unreadable("notes.jpg", "cannot read picture 'notes.jpg': it is none"));

        assertThat(sorted.groups()).isEmpty();
        assertThat(sorted.single())
                .extracting(PlacedFace::file)
                .containsExactly(ROOT.resolve("alone.jpg"), ROOT.resolve("blurred.jpg"));
        assertThat(sorted.withoutFace()).containsExactly(ROOT.resolve("dogs.jpg"));
        assertThat(sorted.unreadable())
                .extracting(SeenPhoto::problem)
                .containsExactly("cannot read picture 'notes.jpg': it is none");
        assertThat(sorted.score()).isNull();
    }

    @Test
    void foldersNameTheMainFacesAndNobodyElse() {
        SortedPhotos sorted = sorted(
                photo("Ann/1.jpg", face(1, 0), face(3, 0)),
                photo("Ann/2.jpg", face(1, 2), face(2, 0)),
                photo("Bob/1.jpg", face(2, 2)),
                photo("Bob/2.jpg", face(1, 4)),
                photo("party.jpg", face(1, 6)));

        // Together: three named photos of one person, one of them in Bob's folder; Bob's own photo is with a face that
        // has no
        // name.
        assertThat(sorted.score()).isEqualTo(new PairwiseScore(1.0 / 3, 1.0 / 2, 0.4));
        assertThat(sorted.groups()).extracting(PhotoGroup::person).containsExactly("Ann", "Bob");
    }

    @Test
    void oneFolderNamesNobody() {
        assertThat(sorted(photo("Ann/1.jpg", face(1, 0)), photo("Ann/2.jpg", face(1, 1)))
                        .score())
                .isNull();
    }

    @Test
    void anUnfitMainFaceThatJoinsNothingIsAPersonOfItsOwnInTheScore() {
        SortedPhotos sorted = sorted(
                photo("Ann/1.jpg", face(1, 0)),
                photo("Ann/2.jpg", face(3, 0, 0.1, Flaw.TOO_SMALL)),
                photo("Bob/1.jpg", face(2, 0)));

        assertThat(sorted.score()).isEqualTo(new PairwiseScore(1, 0, 0));
    }

    private static SortedPhotos sorted(SeenPhoto... photos) {
        return SortedPhotos.of(ROOT, List.of(photos), GroupingRules.STANDARD);
    }

    private static List<String> files(PhotoGroup group) {
        return group.faces().stream()
                .map(face -> ROOT.relativize(face.file()).toString())
                .toList();
    }
}
