package dev.passerby.vision.neighbours;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.vision.matching.Gallery;
import dev.passerby.vision.matching.GalleryIndex;
import dev.passerby.vision.matching.PersonDistance;
import dev.passerby.vision.matching.Sphere;
import dev.passerby.wire.gallery.GalleryEntry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class LargeGalleryTest {

    private static final int EXACT = 300;
    private static final int PEOPLE = 500;

    /** Work that is done when the test says so. */
    private final Queue<Runnable> background = new ArrayDeque<>();

    private final LargeGallery gallery = new LargeGallery(people(0, PEOPLE), EXACT, background::add);

    @Test
    void aSmallGalleryIsSearchedExactly() {
        LargeGallery small = new LargeGallery(people(0, EXACT), EXACT, background::add);

        assertThat(small.index().templatesSearchedExactly()).isEqualTo(EXACT);
        assertThat(background).isEmpty();
    }

    @Test
    void aLargeGalleryIsSearchedExactlyUntilItsGraphIsThere() {
        assertThat(gallery.index().templatesSearchedExactly()).isEqualTo(PEOPLE);
        assertThat(background).hasSize(1);

        background.remove().run();

        assertThat(gallery.index().templatesSearchedExactly()).isZero();
        assertThat(background).isEmpty();
    }

    @Test
    void withAGraphPeopleAreFoundAtTheirExactDistance() {
        GalleryIndex exact = gallery.index();
        background.remove().run();
        GalleryIndex approximate = gallery.index();

        int found = 0;
        for (int person = 0; person < PEOPLE; person++) {
            float[] probe = Sphere.at(0.65, Sphere.person(person), person);
            found += approximate.nearest(probe, 1).equals(exact.nearest(probe, 1)) ? 1 : 0;
        }
        assertThat(found).isGreaterThan(PEOPLE * 95 / 100);
    }

    @Test
    void whatChangesWhileTheGraphIsMadeAndAfterCountsAtOnce() {
        gallery.index();
        gallery.change(List.of(entry(1).removal(2), entry(1_001)));
        background.remove().run();
        gallery.change(List.of(entry(2).removal(2), entry(1_002)));

        GalleryIndex index = gallery.index();

        assertThat(index.templatesSearchedExactly()).isEqualTo(2);
        assertThat(nearest(index, 1_001)).isEqualTo("person1001");
        assertThat(nearest(index, 1_002)).isEqualTo("person1002");
        assertThat(nearest(index, 3)).isEqualTo("person3");
        assertThat(index.nearest(Sphere.person(1), 9))
                .extracting(PersonDistance::name)
                .doesNotContain("Person1");
        assertThat(index.nearest(Sphere.person(2), 9))
                .extracting(PersonDistance::name)
                .doesNotContain("Person2");
    }

    @Test
    void whenManyHaveChangedTheGraphIsMadeAnew() {
        gallery.index();
        background.remove().run();
        gallery.index();
        List<GalleryEntry> many = new ArrayList<>();
        for (int i = 0; i < PEOPLE / 5; i++) {
            many.add(entry(2_000 + i));
        }

        gallery.change(many);
        gallery.index();

        assertThat(background).hasSize(1);
        background.remove().run();
        assertThat(gallery.index().templatesSearchedExactly()).isZero();
    }

    @Test
    void aProbeOfNotANumberIsNearNobody() {
        gallery.index();
        background.remove().run();

        assertThat(gallery.index().nearest(Sphere.axes(Double.NaN, 0, 0), 2)).isEmpty();
    }

    private static String nearest(GalleryIndex index, int person) {
        return index.nearest(Sphere.person(person), 1).get(0).personId();
    }

    private static GalleryIndex people(int from, int to) {
        List<GalleryEntry> entries = new ArrayList<>();
        for (int person = from; person < to; person++) {
            entries.add(entry(person));
        }
        return GalleryIndex.of(entries, Gallery.MODEL, Gallery.CROP);
    }

    private static GalleryEntry entry(int person) {
        return Gallery.entry("Person" + person, 1, Sphere.person(person));
    }
}
