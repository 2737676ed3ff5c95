package dev.passerby.benchmarks.calibration;

import static dev.passerby.benchmarks.calibration.Sphere.people;
import static dev.passerby.benchmarks.calibration.Sphere.template;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.passerby.vision.matching.Embeddings;
import dev.passerby.vision.matching.MatchingRules;
import dev.passerby.wire.Json;
import dev.passerby.wire.gallery.GalleryEntry;
import dev.passerby.wire.gallery.Template;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CalibrationTest {

    private static final Calibration CALIBRATION = new Calibration(1e-4, new MatchingRules(0.825, 0.08));

    @Test
    void nobodyEnrolledStillHasAThreshold() {
        CalibrationResult result = CALIBRATION.of(people(List.of()), List.of()).result();

        assertThat(result.threshold()).isCloseTo(0.825, within(1e-9));
        assertThat(result.basis()).isEqualTo(Basis.REFERENCE);
        assertThat(result.missRate()).isNull();
        assertThat(result.searchFar()).isZero();
        assertThat(result.advice()).first().isEqualTo("Keep 'matching.threshold: 0.825', as it is now.");
    }

    @Test
    void aLooserOrStricterThresholdThanTheOneSetIsSaidAsThat() {
        assertThat(adviceWhen(0.9))
                .isEqualTo("Set 'matching.threshold: 0.825' in the configuration file; it is 0.900 now, which lets more"
                        + " strangers pass.");
        assertThat(adviceWhen(0.8))
                .isEqualTo(
                        "It is 0.800 now, which is stricter: set 'matching.threshold: 0.825' in the configuration file"
                                + " only if people are missed.");
    }

    private static String adviceWhen(double threshold) {
        return new Calibration(1e-4, new MatchingRules(threshold, 0.08))
                .of(people(List.of()), List.of())
                .result()
                .advice()
                .get(0);
    }

    @Test
    void theJsonHasTheNamesThatAreFixed() {
        Sphere sphere = new Sphere(1);
        JsonNode json = Json.tree(CALIBRATION
                .of(people(sphere.gallery(3, 2)), sphere.strangers(2))
                .result());

        assertThat(json.fieldNames())
                .toIterable()
                .contains(
                        "far",
                        "threshold",
                        "thresholdInterval",
                        "basis",
                        "people",
                        "photos",
                        "strangers",
                        "genuinePairs",
                        "impostorPairs",
                        "missRate",
                        "searchFar",
                        "tooAlike",
                        "poorPhotos",
                        "duplicates",
                        "advice");
        assertThat(json.get("basis").asText()).isEqualTo("reference");
        assertThat(json.get("people").asInt()).isEqualTo(3);
        assertThat(json.get("photos").asInt()).isEqualTo(6);
        assertThat(json.get("genuinePairs").asInt()).isEqualTo(3);
        assertThat(json.get("impostorPairs").asInt()).isEqualTo(12 + 12);
    }

    @Test
    void aSearchComparesWithEveryPhoto() {
        CalibrationResult result =
                CALIBRATION.of(people(new Sphere(2).gallery(50, 2)), List.of()).result();

        assertThat(result.searchFar()).isCloseTo(1 - Math.pow(1 - 1e-4, 100), within(1e-12));
    }

    @Test
    void onePersonUnderTwoNamesIsADuplicateAndNoEvidenceOfStrangers() {
        Sphere sphere = new Sphere(3);
        float[] ann = sphere.person();
        List<GalleryEntry> gallery = new ArrayList<>(sphere.gallery(25, 1));
        double without = CALIBRATION.of(people(gallery), List.of()).result().impostorPairs();
        gallery.add(sphere.entry("Ann", ann, 1));
        gallery.add(sphere.entry("Annie", ann, 1));

        CalibrationResult result = CALIBRATION.of(people(gallery), List.of()).result();

        assertThat(result.duplicates())
                .extracting(AlikePeople::first, AlikePeople::second)
                .containsExactly(tuple("Ann", "Annie"));
        assertThat(result.tooAlike()).isEmpty();
        assertThat(result.impostorPairs()).isEqualTo((long) without + 2 * 25);
        assertThat(result.advice()).anyMatch(line -> line.startsWith("'Ann' and 'Annie' are probably one person"));
    }

    @Test
    void peopleNearerThanTheThresholdAreTooAlike() {
        GalleryEntry ann = new GalleryEntry("1", "Ann", 1, false, List.of(template("a", 0.9, at(0))));
        GalleryEntry eve = new GalleryEntry("2", "Eve", 1, false, List.of(template("e", 0.9, at(0.78))));
        GalleryEntry bob = new GalleryEntry("3", "Bob", 1, false, List.of(template("b", 0.9, at(-0.9))));

        CalibrationResult result =
                CALIBRATION.of(people(List.of(ann, eve, bob)), List.of()).result();

        assertThat(result.tooAlike()).hasSize(1);
        assertThat(result.tooAlike().get(0).first()).isEqualTo("Ann");
        assertThat(result.tooAlike().get(0).second()).isEqualTo("Eve");
        assertThat(result.tooAlike().get(0).distance()).isCloseTo(0.78, within(1e-6));
        assertThat(result.duplicates()).isEmpty();
    }

    @Test
    void aPhotoThatBelongsToSomebodyElseIsPoorAndMissed() {
        Template wrong = template("w", 0.9, at(0.1));
        GalleryEntry ann = new GalleryEntry("1", "Ann", 1, false, List.of(template("a", 0.9, at(1.3)), wrong));
        GalleryEntry bob = new GalleryEntry(
                "2", "Bob", 1, false, List.of(template("b", 0.9, at(0)), template("c", 0.9, at(-0.2))));

        CalibrationResult result =
                CALIBRATION.of(people(List.of(ann, bob)), List.of()).result();

        assertThat(result.poorPhotos()).extracting(PoorPhoto::photo).contains("w");
        assertThat(result.poorPhotos())
                .filteredOn(photo -> photo.photo().equals("w"))
                .singleElement()
                .satisfies(photo -> assertThat(photo.reasons())
                        .containsExactly("is closer to 'Bob' (0.10) than to the person's other photos (1.22)"));
        assertThat(result.missRate()).isGreaterThanOrEqualTo(0.5);
    }

    @Test
    void aGoodPhotoOfSomebodyEnrolledTwiceIsNoPoorPhoto() {
        GalleryEntry ann =
                new GalleryEntry("1", "Ann", 1, false, List.of(template("a", 0.9, at(0)), template("b", 0.9, at(0.4))));
        GalleryEntry again = new GalleryEntry("2", "Annie", 1, false, List.of(template("a", 0.9, at(0))));

        CalibrationResult result =
                CALIBRATION.of(people(List.of(ann, again)), List.of()).result();

        assertThat(result.duplicates()).hasSize(1);
        assertThat(result.poorPhotos()).isEmpty();
    }

    @Test
    void aPhotoUnlikeThePersonsOthersIsPoor() {
        GalleryEntry ann =
                new GalleryEntry("1", "Ann", 1, false, List.of(template("a", 0.9, at(0)), template("b", 0.9, at(1.1))));

        assertThat(CALIBRATION.of(people(List.of(ann)), List.of()).result().poorPhotos())
                .hasSize(2)
                .allSatisfy(photo -> assertThat(photo.reasons())
                        .containsExactly("is unlike the person's other photos (1.10; 96 of 100 pairs of one person are"
                                + " below 0.95)"));
    }

    @Test
    void aPhotoOfLowQualityIsPoor() {
        GalleryEntry ann = new GalleryEntry("1", "Ann", 1, false, List.of(template("a", 0.05, at(0))));

        assertThat(CALIBRATION.of(people(List.of(ann)), List.of()).result().poorPhotos())
                .singleElement()
                .satisfies(photo -> assertThat(photo.reasons().get(0)).contains("its mark is 0.05"));
    }

    @Test
    void aStrangerWhoIsEnrolledIsSaidAndNotCounted() {
        GalleryEntry ann = new GalleryEntry("1", "Ann", 1, false, List.of(template("a", 0.9, at(0))));
        Stranger same = new Stranger("x.jpg", "x.jpg", template("x", 0.9, at(0.3)));
        Stranger other = new Stranger("y.jpg", "y.jpg", template("y", 0.9, at(1.2)));

        CalibrationResult result =
                CALIBRATION.of(people(List.of(ann)), List.of(same, other)).result();

        assertThat(result.impostorPairs()).isEqualTo(1);
        assertThat(result.strangersNamed()).isEqualTo(1);
        assertThat(result.advice()).anyMatch(line -> line.startsWith("The stranger in x.jpg looks like 'Ann' (0.30)"));
    }

    @Test
    void photosOfAnotherNetworkAreLeftOutAndSaid() {
        GalleryEntry ann =
                new GalleryEntry("1", "Ann", 1, false, List.of(new Template("a", "other", "T32", 0.9, at(0))));

        CalibrationResult result =
                CALIBRATION.of(people(List.of(ann)), List.of()).result();

        assertThat(result.people()).isZero();
        assertThat(result.ignoredTemplates()).isEqualTo(1);
        assertThat(result.advice()).anyMatch(line -> line.startsWith("1 photo(s) were enrolled for another network"));
    }

    @Test
    void theOrderOfArrivalDoesNotMatter() {
        for (int seed = 0; seed < 5; seed++) {
            Sphere sphere = new Sphere(seed);
            List<GalleryEntry> gallery = new ArrayList<>(sphere.gallery(20, 2));
            List<Stranger> strangers = new ArrayList<>(sphere.strangers(20));
            String before = Json.line(
                    Json.tree(CALIBRATION.of(people(gallery), strangers).result()));
            Collections.shuffle(gallery, new Random(seed));
            Collections.shuffle(strangers, new Random(seed));

            assertThat(Json.line(
                            Json.tree(CALIBRATION.of(people(gallery), strangers).result())))
                    .isEqualTo(before);
        }
    }

    @Test
    void freshStrangersPassNoMoreOftenThanWished() {
        double wished = 1e-2;
        for (int seed = 0; seed < 10; seed++) {
            Sphere sphere = new Sphere(100 + seed);
            GalleryPeople gallery = people(sphere.gallery(30, 1));
            CalibrationResult result = new Calibration(wished, MatchingRules.STANDARD)
                    .of(gallery, sphere.strangers(100))
                    .result();
            long passed = 0;
            List<Stranger> fresh = sphere.strangers(1000);
            for (Stranger stranger : fresh) {
                for (GalleryPeople.Person person : gallery.people()) {
                    double distance = Embeddings.distance(person.photos().get(0), stranger.face());
                    passed += distance < result.threshold() ? 1 : 0;
                }
            }
            double rate = passed / (30.0 * fresh.size());
            // A gallery of 30 and 100 strangers place the threshold within about a quarter of the rate.
            assertThat(rate).as("seed %d", seed).isLessThan(1.5 * wished);
        }
    }

    @Test
    void aRarerFalseAcceptIsStricter() {
        Sphere sphere = new Sphere(9);
        GalleryPeople gallery = people(sphere.gallery(30, 3));
        List<Stranger> strangers = sphere.strangers(20);
        double last = 0;
        for (double rate = 1e-5; rate < 0.1; rate *= 2) {
            CalibrationResult result = new Calibration(rate, MatchingRules.STANDARD)
                    .of(gallery, strangers)
                    .result();
            assertThat(result.threshold()).isGreaterThanOrEqualTo(last);
            last = result.threshold();
        }
    }

    /** A point on a circle, this far from where it begins. */
    private static float[] at(double distance) {
        double angle = Math.signum(distance) * 2 * Math.asin(Math.abs(distance) / 2);
        float[] point = new float[Template.DIMENSIONS];
        point[0] = (float) Math.cos(angle);
        point[1] = (float) Math.sin(angle);
        return point;
    }
}
