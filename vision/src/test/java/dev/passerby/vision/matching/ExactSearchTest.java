package dev.passerby.vision.matching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.wire.gallery.GalleryEntry;
import dev.passerby.wire.gallery.Template;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A search finds what comparing with everybody finds, to the last bit. */
class ExactSearchTest {

    private static final double STANDARD = 0.8;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 63, 64, 65, 600, 1_500})
    void theNearestAreThoseOfAPlainLoop(int people) {
        assertNearest(people, new DrawnGallery(people));
    }

    @Test
    void theNearestAlongFewDirectionsAreThoseOfAPlainLoop() {
        assertThat(assertNearest(1_500, new DrawnGallery(1, FewDirections::flat))
                        .coordinates()
                        .apply(Sphere.person(1)))
                .hasSize(PrincipalDirections.COUNT);
    }

    private static GalleryIndex assertNearest(int people, DrawnGallery drawn) {
        List<GalleryEntry> entries = drawn.people(people);
        GalleryIndex index = GalleryIndex.of(entries, Gallery.MODEL, Gallery.CROP);

        for (int i = 0; i < 40; i++) {
            float[] probe = drawn.probe(people);
            List<PersonDistance> plain = plain(entries, probe);

            for (int most : new int[] {0, 1, 2, 10, people}) {
                assertThat(index.nearest(probe, most)).isEqualTo(plain.subList(0, Math.min(most, plain.size())));
            }
            assertThat(index.distances(probe)).hasSize(people);
        }
        return index;
    }

    @Test
    void equallyNearPeopleComeInTheOrderOfTheirIds() {
        float[] face = Sphere.person(1);
        List<GalleryEntry> twins = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            twins.add(new GalleryEntry("id" + (9_999 - i), "Twin", 1, false, List.of(Gallery.template("t", face))));
        }
        GalleryIndex index = GalleryIndex.of(twins, Gallery.MODEL, Gallery.CROP);

        for (float[] probe : List.of(face, Sphere.at(0.5, face, 2), Sphere.person(5))) {
            assertThat(index.nearest(probe, 3))
                    .extracting(PersonDistance::personId)
                    .containsExactly("id7000", "id7001", "id7002");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 40, 65, 1_500})
    void theNeighboursVoteAsEverybodyWould(int people) {
        assertVotes(people, new DrawnGallery(people + 7));
    }

    @Test
    void theNeighboursAlongFewDirectionsVoteAsEverybodyWould() {
        assertVotes(1_500, new DrawnGallery(2, FewDirections::flat));
    }

    private static void assertVotes(int people, DrawnGallery drawn) {
        GalleryIndex index = GalleryIndex.of(drawn.people(people), Gallery.MODEL, Gallery.CROP);

        for (int i = 0; i < 100; i++) {
            float[] probe = drawn.probe(people);
            double[] distances = index.distances(probe);
            Neighbours near = index.neighbours(probe, STANDARD);

            assertThat(MatchingRules.STANDARD.vote(near.distances(), thresholds(index, near.people())))
                    .isEqualTo(MatchingRules.STANDARD.vote(distances, thresholds(index, everybody(people))));
            assertThat(near.people().length == 0 ? -1 : near.people()[0])
                    .isEqualTo(finite(distances) ? MatchingRules.nearest(distances) : -1);
        }
    }

    @Test
    void whoeverIsNotFoundIsBeyondTheOwnThresholdAndBeyondAllWhoAre() {
        int people = 1_500;
        DrawnGallery drawn = new DrawnGallery(3);
        GalleryIndex index = GalleryIndex.of(drawn.people(people), Gallery.MODEL, Gallery.CROP);

        for (int i = 0; i < 50; i++) {
            float[] probe = drawn.probe(people);
            double[] distances = index.distances(probe);
            Neighbours near = index.neighbours(probe, STANDARD);

            List<Integer> found = new ArrayList<>();
            for (int place = 0; place < near.people().length; place++) {
                found.add(near.people()[place]);
                assertThat(near.distances()[place]).isEqualTo(distances[near.people()[place]]);
            }
            for (int person = 0; person < people; person++) {
                if (!found.contains(person)) {
                    assertThat(distances[person])
                            .isGreaterThanOrEqualTo(near.beyond())
                            .isGreaterThanOrEqualTo(index.threshold(person, STANDARD));
                }
            }
        }
    }

    @Test
    void aProbeIsSearchedForOnceAndAgainAfterAChange() {
        GalleryEntry ann = Gallery.entry("Ann", 1, Sphere.person(1));
        GalleryIndex index = Gallery.of(ann);
        float[] probe = Sphere.person(2);

        Neighbours found = index.neighbours(probe, STANDARD);

        assertThat(index.neighbours(probe.clone(), STANDARD)).isSameAs(found);
        assertThat(index.stillLoading().neighbours(probe, STANDARD)).isSameAs(found);
        assertThat(index.neighbours(probe, 0.9)).isNotSameAs(found);
        assertThat(index.with(List.of(ann.removal(2)))
                        .neighbours(probe, STANDARD)
                        .people())
                .isEmpty();
    }

    private static List<PersonDistance> plain(List<GalleryEntry> entries, float[] probe) {
        return entries.stream()
                .map(entry -> new PersonDistance(entry.personId(), entry.name(), plainDistance(entry, probe)))
                .filter(person -> person.distance() < Double.POSITIVE_INFINITY)
                .sorted(Comparator.comparingDouble(PersonDistance::distance).thenComparing(PersonDistance::personId))
                .toList();
    }

    private static double plainDistance(GalleryEntry entry, float[] probe) {
        double nearest = plainDistance(entry.templates(), probe);
        double rejected = plainDistance(entry.negatives(), probe);
        return rejected <= Math.max(nearest, 0.50) ? Double.POSITIVE_INFINITY : nearest;
    }

    private static double plainDistance(List<Template> templates, float[] probe) {
        return templates.stream()
                .mapToDouble(template -> Math.sqrt(Spread.compensatedSquare(
                        Embeddings.dot(probe, template.embedding()), Spread.allowance(template.spread()))))
                .min()
                .orElse(Double.POSITIVE_INFINITY);
    }

    private static boolean finite(double[] distances) {
        return distances[MatchingRules.nearest(distances)] < Double.POSITIVE_INFINITY;
    }

    private static int[] everybody(int people) {
        return IntStream.range(0, people).toArray();
    }

    private static double[] thresholds(GalleryIndex index, int[] people) {
        return Arrays.stream(people)
                .mapToDouble(person -> index.threshold(person, STANDARD))
                .toArray();
    }
}
