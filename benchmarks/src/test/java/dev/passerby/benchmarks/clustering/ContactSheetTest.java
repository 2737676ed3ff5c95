package dev.passerby.benchmarks.clustering;

import static dev.passerby.benchmarks.clustering.Photos.ROOT;
import static dev.passerby.benchmarks.clustering.Photos.face;
import static dev.passerby.benchmarks.clustering.Photos.photo;
import static dev.passerby.benchmarks.clustering.Photos.unreadable;
import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.vision.clustering.GroupingRules;
import dev.passerby.vision.quality.Flaw;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContactSheetTest {

    @Test
    void hasAGroupForEveryPersonAndAThumbnailForEveryFace() {
        String page = page(
                photo("a.jpg", face(1, 0)),
                photo("b.jpg", face(1, 5)),
                photo("c.jpg", face(2, 0)),
                photo("d.jpg", face(2, 5)),
                photo("e.jpg", face(3, 0)));

        assertThat(page)
                .contains("Person 1 <span>2 faces</span>", "Person 2 <span>2 faces</span>", "In no group", "1 face<");
        assertThat(page.split("src=\"data:image/jpeg;base64,AQID\"", -1)).hasSize(6);
    }

    @Test
    void saysWhatIsOddAboutAFace() {
        String page = page(
                photo("Ann/1.jpg", face(1, 0)),
                photo("Ann/2.jpg", face(1, 5)),
                photo("Bob/1.jpg", face(1, 8)),
                photo("Bob/2.jpg", face(1, 9, 0.1, Flaw.BLURRED, Flaw.TOO_SMALL)),
                photo("Ann/3.jpg", face(2, 0)));

        assertThat(page).contains("Ann <span>Person 1, 4 faces</span>", "<span>folder of Bob</span>");
        assertThat(page.split("class=\"card bad\"", -1)).hasSize(3);
        assertThat(page(photo("1.jpg", face(1, 0)), photo("2.jpg", face(2, 3, 0.1, Flaw.BLURRED, Flaw.TOO_SMALL))))
                .contains("card warning", "<span>blurred, too small</span>");
    }

    @Test
    void marksAFaceThatIsFarFromTheOthersOfItsGroup() {
        List<SeenPhoto> photos = new ArrayList<>();
        photos.add(photo("far.jpg", face(1, 0)));
        for (int i = 0; i < 10; i++) {
            photos.add(photo("middle" + i + ".jpg", face(1, 40)));
        }
        assertThat(page(photos.toArray(SeenPhoto[]::new))).contains("11 faces").doesNotContain("far from the others, ");

        for (int i = 0; i < 3; i++) {
            photos.add(photo("other" + i + ".jpg", face(1, 82)));
        }
        // Ten at 40° (a chord of 0.684) and three at 82° (1.312): a root mean square of 0.871.
        assertThat(page(photos.toArray(SeenPhoto[]::new)))
                .containsOnlyOnce("far from the others, 0.87")
                .contains("14 faces");
    }

    @Test
    void saysHowRightItIsWhereFoldersNamePeople() {
        assertThat(page(photo("Ann/1.jpg", face(1, 0)), photo("Ann/2.jpg", face(1, 1)), photo("Bob/1.jpg", face(2, 0))))
                .contains("precision", "100.0 %");
        assertThat(page(photo("1.jpg", face(1, 0)))).doesNotContain("precision");
    }

    @Test
    void listsPicturesWithoutAFaceAndThoseThatCannotBeRead() {
        assertThat(page(photo("dogs.jpg"), unreadable("notes.jpg", "cannot read picture 'notes.jpg': it is none")))
                .contains("No face found", "<li>dogs.jpg</li>", "Could not be read", "it is none");
    }

    private static String page(SeenPhoto... photos) {
        return ContactSheet.of(ROOT, SortedPhotos.of(ROOT, List.of(photos), GroupingRules.STANDARD))
                .html();
    }
}
