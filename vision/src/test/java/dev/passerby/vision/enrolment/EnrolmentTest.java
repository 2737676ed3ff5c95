package dev.passerby.vision.enrolment;

import static dev.passerby.vision.matching.Gallery.CROP;
import static dev.passerby.vision.matching.Gallery.MODEL;
import static dev.passerby.vision.matching.Gallery.entry;
import static dev.passerby.vision.matching.Gallery.template;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.passerby.vision.face.Box;
import dev.passerby.vision.face.DetectedFace;
import dev.passerby.vision.face.Landmarks;
import dev.passerby.vision.face.Point;
import dev.passerby.vision.matching.MatchingRules;
import dev.passerby.vision.matching.Sphere;
import dev.passerby.vision.quality.FaceQuality;
import dev.passerby.vision.quality.Flaw;
import dev.passerby.wire.gallery.GalleryEntry;
import dev.passerby.wire.gallery.MemoryRequest;
import dev.passerby.wire.gallery.Template;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EnrolmentTest {

    private static final float[] ANN = Sphere.person(1);
    private static final float[] BOB = Sphere.person(2);
    private static final FaceQuality GOOD = new FaceQuality(0.9, 1, 1, 0.9, 1, 1, 1, List.of());

    @Test
    void theOnlyFaceIsThePerson() {
        assertThat(PhotoChoice.of("ann.jpg", List.of(photo(100, GOOD)))).isEqualTo(new FaceChoice(0, null, List.of()));
    }

    @Test
    void aPhotoWithoutAFaceIsRefused() {
        FaceChoice choice = PhotoChoice.of("tree.jpg", List.of());

        assertThat(choice.isRefused()).isTrue();
        assertThat(choice.face()).isEqualTo(-1);
        assertThat(choice.refusal())
                .isEqualTo("tree.jpg: no face was found; use a photo that shows the person's face from the front");
    }

    @Test
    void theLargestOfSeveralIsTakenAndSaid() {
        FaceChoice choice = PhotoChoice.of("party.jpg", List.of(photo(60, GOOD), photo(120, GOOD), photo(90, GOOD)));

        assertThat(choice.face()).isEqualTo(1);
        assertThat(choice.warnings())
                .containsExactly(
                        "party.jpg: 3 faces were found; took the largest (120 pixels wide, around 60,72, 99 % sure);"
                                + " if that is somebody else, use a photo of the person alone");
    }

    @Test
    void aLargerFindThatIsHardlyAFaceIsPassedOverAndSaid() {
        FaceChoice choice = PhotoChoice.of("shirt.jpg", List.of(photo(150, 0.86, GOOD), photo(100, 0.99, GOOD)));

        assertThat(choice.face()).isEqualTo(1);
        assertThat(choice.warnings())
                .containsExactly("shirt.jpg: 2 faces were found; took the largest of those that surely are faces"
                        + " (100 pixels wide, around 50,60, 99 % sure), not a larger find that the detector doubts;"
                        + " if that is somebody else, use a photo of the person alone");
    }

    @Test
    void whereNoFaceIsSureTheLargestIsTakenAndSaid() {
        FaceChoice choice = PhotoChoice.of("fog.jpg", List.of(photo(150, 0.92, GOOD), photo(100, 0.93, GOOD)));

        assertThat(choice.face()).isZero();
        assertThat(choice.warnings())
                .singleElement()
                .asString()
                .contains("took the largest (150 pixels wide, around 75,90), though the detector is sure of none");
    }

    @Test
    void blurThatAFrameIsAllowedIsTooMuchForAPhoto() {
        FaceQuality soft = new FaceQuality(0.4, 1, 1, 0.4, 1, 1, 1, List.of());

        assertThat(PhotoChoice.of("x.jpg", List.of(photo(90, soft))).refusal())
                .isEqualTo("x.jpg: the face is blurred (90 pixels wide, around 45,54); use a photo in focus");
    }

    @ParameterizedTest
    @EnumSource(Flaw.class)
    void everyFlawIsRefusedWithItsOwnRemedy(Flaw flaw) {
        FaceQuality poor = new FaceQuality(0.1, 1, 1, 1, 1, 1, 1, List.of(flaw));

        assertThat(PhotoChoice.of("x.jpg", List.of(photo(90, poor))).refusal())
                .isEqualTo("x.jpg: the face is " + flaw.words() + " (90 pixels wide, around 45,54); use a photo "
                        + flaw.remedy());
    }

    @Test
    void anUnfitFaceIsRefusedWithWhatIsWrongAndWhatHelps() {
        FaceQuality poor = new FaceQuality(0.01, 0.1, 0.1, 0.9, 1, 1, 1, List.of(Flaw.TOO_SMALL, Flaw.TURNED_AWAY));

        assertThat(PhotoChoice.of("far.jpg", List.of(photo(20, poor))).refusal())
                .isEqualTo(
                        "far.jpg: the face is too small, turned away (20 pixels wide, around 10,12); use a photo on which"
                                + " the face is 80 pixels wide or more, from the front");
        assertThat(PhotoChoice.of("far.jpg", List.of(photo(20, poor), photo(10, GOOD)))
                        .refusal())
                .startsWith("far.jpg: the face taken of 2 is too small")
                .endsWith(", from the front, or one of the person alone");
    }

    @Test
    void aWeakFaceIsTakenWithAWarning() {
        FaceQuality weak = new FaceQuality(0.1, 0.4, 0.4, 0.8, 0.4, 1, 1, List.of());

        FaceChoice choice = PhotoChoice.of("ann.jpg", List.of(photo(40, weak)));

        assertThat(choice.isRefused()).isFalse();
        assertThat(choice.warnings())
                .containsExactly(
                        "ann.jpg: the face is only 40 pixels wide; a larger one would be recognised more often",
                        "ann.jpg: the face is half turned away; one from the front would be recognised more often",
                        "ann.jpg: the face is not sharp; a sharper one would be recognised more often",
                        "ann.jpg: the face is too dark or too bright; one in even light would be recognised more often");
    }

    @Test
    void aTemplateIsNamedAfterItsPhoto() {
        Template made = Enrolment.template("AB".repeat(32), MODEL, CROP, GOOD, 0.02, ANN);

        assertThat(made.id()).isEqualTo("abababababababab");
        assertThat(made.quality()).isEqualTo(0.9);
        assertThat(made.spread()).isEqualTo(0.02);
        assertThatThrownBy(() -> Enrolment.template("abc", MODEL, CROP, GOOD, 0.02, ANN))
                .hasMessage("a photo's sha256 has 64 hexadecimal digits, got 'abc'");
        assertThatThrownBy(() -> Enrolment.template("AB".repeat(32), MODEL, CROP, GOOD, 0.02, new float[512]))
                .hasMessage("an embedding to enrol must have length 1");
    }

    @Test
    void aNewPersonBeginsWithTheClockAsVersion() {
        GalleryEntry ann = Enrolment.enrol(null, "id-1", "Ann", List.of(template("a", ANN)), 1_000);

        assertThat(ann.personId()).isEqualTo("id-1");
        assertThat(ann.version()).isEqualTo(1_000);
        assertThat(ann.templates()).hasSize(1);
    }

    @Test
    void aKnownPersonKeepsIdAndTemplatesAndTheSamePhotoCountsOnce() {
        GalleryEntry before = Enrolment.enrol(null, "id-1", "Ann", List.of(template("a", ANN)), 1_000);

        GalleryEntry after = Enrolment.enrol(
                before,
                "id-2",
                "Ann",
                List.of(template("a", ANN), template("b", Sphere.at(0.3, ANN, 1)), template("b", ANN)),
                900);

        assertThat(after.personId()).isEqualTo("id-1");
        assertThat(after.templates()).extracting(Template::id).containsExactly("a", "b");
        assertThat(after.version())
                .as("later than before though the clock was set back")
                .isEqualTo(1_001);
    }

    @Test
    void anotherPhotoLeavesThresholdAndNegativesAsTheyWere() {
        GalleryEntry ann = entry("Ann", 5, ANN).withNegatives(List.of(template("n", BOB)), 6);

        GalleryEntry strict = Enrolment.withThreshold(ann, 0.6, 7);
        GalleryEntry more = Enrolment.enrol(strict, "unused", "Ann", List.of(template("another", ANN)), 3);

        assertThat(strict.version()).isEqualTo(7);
        assertThat(more.version()).isEqualTo(8);
        assertThat(more.threshold()).isEqualTo(0.6);
        assertThat(more.negatives()).isEqualTo(ann.negatives());
        assertThat(more.templates()).hasSize(2);
        assertThat(Enrolment.withThreshold(more, null, 3).threshold()).isNull();
    }

    @Test
    void aPhotoEnrolledForANewNetworkReplacesItsTemplate() {
        Template old = new Template("a", "old-model", CROP, 1, ANN);
        GalleryEntry before = Enrolment.enrol(null, "id-1", "Ann", List.of(old), 1);

        GalleryEntry after = Enrolment.enrol(before, "", "Ann", List.of(template("a", ANN)), 2);

        assertThat(after.templates()).extracting(Template::model).containsExactly(MODEL);
    }

    @Test
    void theJobIsAskedForMoreInALaterVersion() {
        MemoryRequest request = new MemoryRequest(MemoryRequest.Kind.TEMPLATES_OF_UNKNOWN, "unknown-0badcafe");
        GalleryEntry known = Enrolment.enrol(null, "id-1", "Ann", List.of(template("a", ANN)), 1_000);

        GalleryEntry asking = Enrolment.asking(known, "id-2", "Ann", request, 900);
        assertThat(asking).isEqualTo(known.asking(request, 1_001));

        GalleryEntry nobodyYet = Enrolment.asking(null, "id-2", "Bob", request, 900);
        assertThat(nobodyYet.personId()).isEqualTo("id-2");
        assertThat(nobodyYet.name()).isEqualTo("Bob");
        assertThat(nobodyYet.version()).isEqualTo(900);
        assertThat(nobodyYet.templates()).isEmpty();
        assertThat(nobodyYet.request()).isEqualTo(request);
    }

    @Test
    void removingAndEnrollingAgainMovesOn() {
        GalleryEntry ann = Enrolment.enrol(null, "id-1", "Ann", List.of(template("a", ANN)), 1_000);
        GalleryEntry removed = Enrolment.remove(ann, 1_000);
        GalleryEntry again = Enrolment.enrol(removed, "", "Ann", List.of(template("b", ANN)), 1_000);

        assertThat(removed.removed()).isTrue();
        assertThat(removed.version()).isEqualTo(1_001);
        assertThat(again.version()).isEqualTo(1_002);
        assertThat(again.removed()).isFalse();
        assertThat(again.templates()).extracting(Template::id).containsExactly("b");
        assertThatThrownBy(() -> Enrolment.enrol(null, "x", "Ann", List.of(), 1))
                .hasMessage("'Ann' needs at least one photo");
    }

    @Test
    void aPhotoThatShowsSomebodyElseIsSaid() {
        Template added = template("c", Sphere.at(0.4, BOB, 1));
        GalleryEntry ann = Enrolment.enrol(entry("Ann", 1, ANN), "", "Ann", List.of(added), 2);

        assertThat(warnings(ann, added, entry("Bob", 1, BOB), entry("Ann", 1, ANN)))
                .singleElement()
                .asString()
                .isEqualTo(
                        "c.jpg: closer to 'Bob' (0.40) than to the other photos of 'Ann' (1.37); check that it shows 'Ann'");
        assertThat(warnings(
                        ann, added, entry("Bob", 1, BOB), entry("Bob", 1, BOB).removal(2)))
                .singleElement()
                .asString()
                .isEqualTo(
                        "c.jpg: unlike the other photos of 'Ann' (1.37; 96 of 100 pairs of one person are below 0.95);"
                                + " check that it shows 'Ann'");
    }

    @Test
    void aNewPersonLikeSomebodyEnrolledIsSaid() {
        Template added = template("c", Sphere.at(0.6, BOB, 1));
        GalleryEntry ann = Enrolment.enrol(null, "ann", "Ann", List.of(added), 2);

        assertThat(warnings(ann, added, entry("Bob", 1, BOB)))
                .containsExactly("c.jpg: as close to 'Bob' (0.60) as two photos of one person are (below 0.900);"
                        + " the two may be confused, or be the same person");
    }

    @Test
    void aPersonUnderTwoNamesIsSaidAsThat() {
        Template added = template("c", Sphere.at(0.3, ANN, 1));
        GalleryEntry ann = Enrolment.enrol(entry("Ann", 1, Sphere.at(0.5, ANN, 2)), "", "Ann", List.of(added), 2);

        assertThat(warnings(ann, added, entry("Annie", 1, ANN)))
                .singleElement()
                .asString()
                .startsWith(
                        "c.jpg: as close to 'Annie' (0.30) as two photos of one person are (below 0.900), closer than to"
                                + " the other photos of 'Ann' (0.5");
    }

    @Test
    void whatCountsAsCloseIsTheThresholdThatTheJobUses() {
        Template added = template("c", Sphere.at(0.85, BOB, 1));
        GalleryEntry ann = Enrolment.enrol(null, "ann", "Ann", List.of(added), 2);
        List<GalleryEntry> gallery = List.of(entry("Bob", 1, BOB));

        assertThat(TemplateDoubts.of("c.jpg", ann, added, gallery, new MatchingRules(0.9, 0.08)))
                .hasSize(1);
        assertThat(TemplateDoubts.of("c.jpg", ann, added, gallery, MatchingRules.STANDARD))
                .isEmpty();
    }

    @Test
    void aPhotoThatHardlyHoldsStillIsSaid() {
        Template unsteady = new Template("c", MODEL, CROP, 0.9, 0.05, ANN);
        GalleryEntry ann = Enrolment.enrol(null, "ann", "Ann", List.of(unsteady), 2);

        assertThat(warnings(ann, unsteady))
                .containsExactly(
                        "c.jpg: moving the crop a little changes the face much; a clearer photo would be recognised more often");
    }

    @Test
    void theSamePhotoUnderTwoNamesIsSaid() {
        Template photo = template("c", BOB);
        GalleryEntry ann = Enrolment.enrol(null, "ann", "Ann", List.of(photo), 2);
        GalleryEntry bob = Enrolment.enrol(null, "bob", "Bob", List.of(photo), 1);

        assertThat(warnings(ann, photo, bob)).hasSize(1);
    }

    @Test
    void aPhotoThatFitsNeedsNoWords() {
        Template added = template("c", Sphere.at(0.6, ANN, 1));
        GalleryEntry ann = Enrolment.enrol(entry("Ann", 1, ANN), "", "Ann", List.of(added), 2);

        assertThat(warnings(ann, added, entry("Bob", 1, BOB))).isEmpty();
    }

    private static List<String> warnings(GalleryEntry person, Template added, GalleryEntry... gallery) {
        return TemplateDoubts.of(added.id() + ".jpg", person, added, List.of(gallery), new MatchingRules(0.9, 0.08));
    }

    private static PhotoFace photo(double width, FaceQuality quality) {
        return photo(width, 0.99, quality);
    }

    private static PhotoFace photo(double width, double score, FaceQuality quality) {
        Box box = new Box(0, 0, width, 1.2 * width);
        Point middle = box.centre();
        return new PhotoFace(
                new DetectedFace(box, score, new Landmarks(middle, middle, middle, middle, middle)), quality);
    }
}
