package dev.passerby.vision.matching;

import static dev.passerby.vision.matching.Gallery.CROP;
import static dev.passerby.vision.matching.Gallery.MODEL;
import static dev.passerby.vision.matching.Gallery.entry;
import static dev.passerby.vision.matching.Gallery.template;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.passerby.wire.gallery.GalleryEntry;
import dev.passerby.wire.gallery.Template;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GalleryIndexTest {

    private static final float[] EAST = Sphere.axes(1, 0, 0);
    private static final float[] NORTH = Sphere.axes(0, 1, 0);
    private static final float[] UP = Sphere.axes(0, 0, 1);

    @Test
    void distancesAreThoseOfTheUnitSphere() {
        GalleryIndex index = Gallery.of(entry("East", 1, EAST), entry("North", 1, NORTH));

        // 60° from east, 30° from north: chords 2 sin 30° and 2 sin 15°.
        float[] probe = Sphere.axes(0.5, Math.sqrt(0.75), 0);

        List<PersonDistance> nearest = index.nearest(probe, 5);
        assertThat(nearest).extracting(PersonDistance::name).containsExactly("North", "East");
        assertThat(nearest.get(0).distance()).isCloseTo(2 * Math.sin(Math.toRadians(15)), within(1e-6));
        assertThat(nearest.get(1).distance()).isCloseTo(1.0, within(1e-6));
    }

    @Test
    void aPersonIsAsNearAsTheNearestTemplate() {
        GalleryIndex index = Gallery.of(entry("Ann", 1, EAST, NORTH), entry("Bob", 1, UP));

        assertThat(index.nearest(NORTH, 1)).containsExactly(new PersonDistance("ann", "Ann", 0));
        assertThat(index.people()).isEqualTo(2);
        assertThat(index.templates()).isEqualTo(3);
    }

    @Test
    void templatesOfAnotherNetworkOrCropNeverMatch() {
        GalleryEntry mixed = new GalleryEntry(
                "ann",
                "Ann",
                1,
                false,
                List.of(new Template("1", "model-b", CROP, 1, EAST), new Template("2", MODEL, "A14", 1, EAST)));

        GalleryIndex index = Gallery.of(mixed, entry("Bob", 2, UP));

        assertThat(index.ignoredTemplates()).isEqualTo(2);
        assertThat(index.people()).isEqualTo(1);
        assertThat(index.nearest(EAST, 9)).extracting(PersonDistance::name).containsExactly("Bob");
    }

    @Test
    void templatesThatAreNoEmbeddingsAreIgnored() {
        GalleryIndex index = Gallery.of(
                entry("Long", 1, Sphere.axes(2, 0, 0)), entry("Null", 1, Sphere.axes(0, 0, 0)), entry("Flat", 1, EAST));

        assertThat(index.nearest(EAST, 9)).extracting(PersonDistance::name).containsExactly("Flat");
        assertThat(index.ignoredTemplates()).isEqualTo(2);
    }

    @Test
    void aProbeOfNotANumberIsNearNobody() {
        GalleryIndex index = Gallery.of(entry("Ann", 1, EAST));

        float[] broken = Sphere.axes(Double.NaN, 0, 0);

        assertThat(index.nearest(broken, 2)).isEmpty();
        assertThat(index.neighbours(broken, 0.9).people()).isEmpty();
        assertThat(index.distances(broken)).containsExactly(Double.POSITIVE_INFINITY);
    }

    @Test
    void aProbeOfOtherDimensionsIsRefused() {
        assertThatThrownBy(() -> Gallery.of(entry("Ann", 1, EAST)).nearest(new float[] {1, 0}, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a probe must have 512 numbers, got 2");
    }

    @Test
    void aNegativeAtLeastAsNearAsTheTemplatesRulesThePersonOut() {
        GalleryEntry ann = entry("Ann", 1, EAST);
        GalleryEntry notNorth = ann.withNegatives(List.of(template("n", NORTH)), 2);
        GalleryIndex index = Gallery.of(notNorth, entry("Bob", 1, UP));
        float[] nearerEast = Sphere.axes(Math.sqrt(0.75), 0.5, 0);
        float[] between = Sphere.axes(Math.sqrt(0.5), Math.sqrt(0.5), 0);

        assertThat(index.nearest(nearerEast, 9))
                .extracting(PersonDistance::name)
                .containsExactly("Ann", "Bob");
        assertThat(index.nearest(between, 9)).extracting(PersonDistance::name).containsExactly("Bob");
        assertThat(index.distances(NORTH)[0]).isInfinite();
        assertThat(index.stillLoading().distances(NORTH)[0]).isInfinite();
        assertThat(index.templates()).isEqualTo(2);
    }

    @Test
    void theRejectedFaceItselfIsNobodyHoweverNearATemplateIs() {
        float[] probe = Sphere.person(1);
        GalleryEntry ann = entry("Ann", 1, Sphere.at(0.3, probe, 2));

        assertThat(Gallery.of(ann.withNegatives(List.of(template("n", Sphere.at(0.49, probe, 3))), 2))
                        .nearest(probe, 1))
                .isEmpty();
        assertThat(Gallery.of(ann.withNegatives(List.of(template("n", Sphere.at(0.51, probe, 3))), 2))
                        .nearest(probe, 1))
                .hasSize(1);
    }

    @Test
    void negativesOfAnotherNetworkOrCropRuleNobodyOut() {
        GalleryEntry ann = entry("Ann", 1, EAST)
                .withNegatives(
                        List.of(
                                new Template("1", "model-b", CROP, 1, NORTH),
                                new Template("2", MODEL, "A14", 1, NORTH),
                                new Template("3", MODEL, CROP, 1, Sphere.axes(0, 2, 0))),
                        2);

        assertThat(Gallery.of(ann).nearest(NORTH, 9))
                .extracting(PersonDistance::name)
                .containsExactly("Ann");
    }

    @Test
    void aPersonsOwnThresholdGoesBeforeTheOneGiven() {
        GalleryIndex index = Gallery.of(entry("Ann", 1, EAST).withThreshold(0.6, 2), entry("Bob", 1, UP));

        assertThat(index.threshold(0, 0.825)).isEqualTo(0.6);
        assertThat(index.threshold(1, 0.825)).isEqualTo(0.825);
    }

    @Test
    void theFingerprintNoticesThresholdsAndNegatives() {
        GalleryEntry ann = entry("Ann", 1, EAST);
        long plain = Gallery.of(ann).fingerprint();

        assertThat(Gallery.of(ann.withThreshold(0.6, 1)).fingerprint()).isNotEqualTo(plain);
        assertThat(Gallery.of(ann.withNegatives(List.of(template("n", NORTH)), 1))
                        .fingerprint())
                .isNotEqualTo(plain);
        assertThat(Gallery.of(ann.withThreshold(null, 2)).fingerprint()).isNotEqualTo(plain);
    }

    @Test
    void nobodyEnrolledIsNobodyNear() {
        assertThat(GalleryIndex.empty().nearest(EAST, 3)).isEmpty();
        assertThat(GalleryIndex.empty().isEmpty()).isTrue();
        assertThat(GalleryIndex.empty().version()).isZero();
    }

    @Test
    void theVersionCountsTombstonesToo() {
        GalleryIndex index =
                Gallery.of(entry("Ann", 5, EAST), entry("Bob", 3, UP).removal(9));

        assertThat(index.version()).isEqualTo(9);
        assertThat(index.people()).isEqualTo(1);
    }

    @Test
    void theOrderOfArrivalChangesNothing() {
        List<GalleryEntry> arrivals = new ArrayList<>(List.of(
                entry("Ann", 1, EAST),
                entry("Ann", 4, NORTH),
                entry("Bob", 2, UP),
                entry("Bob", 2, UP).removal(3),
                entry("Cid", 7, UP),
                entry("Cid", 7, EAST)));
        GalleryIndex expected = GalleryIndex.of(arrivals, MODEL, CROP);
        assertThat(expected.people()).isEqualTo(2);

        Random random = new Random(1);
        for (int i = 0; i < 50; i++) {
            Collections.shuffle(arrivals, random);
            GalleryIndex shuffled = GalleryIndex.of(arrivals, MODEL, CROP);
            assertThat(shuffled.fingerprint()).isEqualTo(expected.fingerprint());
            assertThat(shuffled.nearest(NORTH, 9)).isEqualTo(expected.nearest(NORTH, 9));
        }
    }

    @Test
    void theFingerprintNoticesAnEntryThatTheVersionHides() {
        GalleryIndex before = Gallery.of(entry("Ann", 9, EAST));
        GalleryIndex after = Gallery.of(entry("Ann", 9, EAST), entry("Bob", 4, UP));

        assertThat(after.version()).isEqualTo(before.version());
        assertThat(after.fingerprint()).isNotEqualTo(before.fingerprint());
        assertThat(before.stillLoading().fingerprint()).isNotEqualTo(before.fingerprint());
    }

    @Test
    void anIndexInHandOutlivesADeletionWithNamesAndTemplatesTogether() {
        List<GalleryEntry> gallery = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            gallery.add(entry("Person" + i, 1, Sphere.person(i)));
        }
        GalleryIndex held = GalleryIndex.of(gallery, MODEL, CROP);

        gallery.removeIf(entry -> entry.personId().hashCode() % 2 == 0);

        for (int i = 0; i < 40; i++) {
            assertThat(held.nearest(Sphere.person(i), 1).get(0).name()).isEqualTo("Person" + i);
        }
    }
}
