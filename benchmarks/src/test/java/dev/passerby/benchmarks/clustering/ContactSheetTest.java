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

class ContactSheetTest {

    @Test
    void hasACardForEveryPersonAndAThumbnailForEveryFace() {
        String page = page(
                photo("a.jpg", face(1, 0)),
                photo("b.jpg", face(1, 5)),
                photo("c.jpg", face(2, 0)),
                photo("d.jpg", face(2, 5)),
                photo("e.jpg", face(3, 0)));

        assertThat(page).contains("Person 1 <span>· 2 faces", "Person 2 <span>· 2 faces", "Seen once");
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

        assertThat(page).contains("Ann <span>· person 1 · 4 faces", "folder of Bob");
        assertThat(page.split("class=\"marked\"", -1)).hasSize(3);
        assertThat(page(photo("1.jpg", face(1, 0)), photo("2.jpg", face(1, 3, 0.1, Flaw.BLURRED))))
                .contains("<span class=\"mark\">blurred</span>");
    }

    @Test
    void listsPicturesWithoutAFaceAndThoseThatCannotBeRead() {
        assertThat(page(photo("dogs.jpg"), unreadable("notes.jpg", "cannot read picture 'notes.jpg': it is none")))
                .contains("No face found (1)", "<li>dogs.jpg</li>", "Could not be read (1)", "it is none");
    }

    @Test
    void namesOfFilesAreTextNeverMarkup() {
        String page = page(photo("<script>alert(1)</script>/\"'&.jpg", face(1, 0)), photo("b/\"'&.jpg", face(1, 1)));

        assertThat(page).doesNotContain("<script").contains("&lt;script&gt;alert(1)&lt;", "&quot;&#39;&amp;.jpg");
    }

    @Test
    void needsNothingFromOutside() {
        assertThat(page(photo("a.jpg", face(1, 0)))).doesNotContain("http:", "https:", "<link", "@import", "url(");
    }

    private static String page(SeenPhoto... photos) {
        return ContactSheet.of(ROOT, SortedPhotos.of(ROOT, List.of(photos), GroupingRules.STANDARD));
    }
}
