package dev.passerby.vision.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The people nearest on average are those that means over everybody find, to the last bit. */
class MeanSearchTest {

    private static final int MOST = 3;

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 50, 65, 1_000})
    void picturesOfOneFace(int people) {
        DrawnGallery drawn = new DrawnGallery(people);
        GalleryIndex index = GalleryIndex.of(drawn.people(people), Gallery.MODEL, Gallery.CROP);
        Random random = new Random(people);

        for (int track = 0; track < 30; track++) {
            float[] face = drawn.probe(people);
            List<float[]> pictures = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(8); i++) {
                pictures.add(Sphere.at(0.5, face, random.nextInt(1_000)));
            }
            assertSameAsOverEverybody(index, pictures, parts(random, pictures.size()));
        }
    }

    @Test
    void picturesThatHaveNothingInCommon() {
        int people = 1_000;
        GalleryIndex index = GalleryIndex.of(new DrawnGallery(1).people(people), Gallery.MODEL, Gallery.CROP);
        Random random = new Random(1);

        for (int track = 0; track < 10; track++) {
            List<float[]> pictures = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                pictures.add(Sphere.person(10_000 + 10 * track + i));
            }
            assertSameAsOverEverybody(index, pictures, parts(random, 5));
        }
    }

    @Test
    void noPictureIsNearNobody() {
        GalleryIndex index = Gallery.of(Gallery.entry("Ann", 1, Sphere.person(1)));

        assertThat(index.nearestOnAverage(List.of(), new double[0], MOST)).isEmpty();
    }

    private static void assertSameAsOverEverybody(GalleryIndex index, List<float[]> pictures, double[] parts) {
        double[] means = new double[index.people()];
        for (int i = 0; i < parts.length; i++) {
            double[] distances = index.distances(pictures.get(i));
            for (int person = 0; person < means.length; person++) {
                double distance = distances[person];
                means[person] += Double.isInfinite(distance) ? distance : parts[i] * distance;
            }
        }
        List<Neighbour> nearest = IntStream.range(0, means.length)
                .filter(person -> means[person] < Double.POSITIVE_INFINITY)
                .mapToObj(person -> new Neighbour(person, means[person]))
                .sorted(Neighbour.NEAREST_FIRST)
                .limit(MOST)
                .toList();

        List<Neighbours> searches =
                pictures.stream().map(picture -> index.neighbours(picture, 0.8)).toList();
        assertThat(index.nearestOnAverage(searches, parts, MOST)).isEqualTo(nearest);
    }

    /** Parts that add up to 1, now and then one of nothing. */
    private static double[] parts(Random random, int count) {
        double[] weights = random.doubles(count).toArray();
        if (count > 1 && random.nextInt(3) == 0) {
            weights[0] = 0;
        }
        double sum = Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(weight -> weight / sum).toArray();
    }
}
