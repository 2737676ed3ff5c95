package dev.passerby.vision.tracking;

import static dev.passerby.vision.matching.Gallery.entry;
import static dev.passerby.wire.event.EventType.FACE_IDENTITY_CHANGED;
import static dev.passerby.wire.event.EventType.FACE_RECOGNIZED;
import static dev.passerby.wire.event.EventType.FACE_TRACK_END;
import static dev.passerby.wire.event.EventType.FACE_TRACK_NEW;
import static dev.passerby.wire.event.EventType.FACE_UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.passerby.vision.matching.Gallery;
import dev.passerby.vision.matching.GalleryIndex;
import dev.passerby.vision.matching.Sphere;
import dev.passerby.vision.tracking.Watch.Shown;
import dev.passerby.wire.event.Decision;
import java.util.List;
import org.junit.jupiter.api.Test;

class CameraTracksTest {

    private static final float[] ANN = Sphere.person(1);
    private static final float[] BOB = Sphere.person(2);
    private static final float[] STRANGER = Sphere.person(3);
    private static final float[] OTHER_STRANGER = Sphere.person(4);
    private static final GalleryIndex ANN_AND_BOB = Gallery.of(entry("Ann", 1, ANN), entry("Bob", 2, BOB));

    private final Watch watch = new Watch("door", ANN_AND_BOB);

    private static Shown face(double left, float[] person, long picture) {
        return Shown.at(left, Sphere.at(0.5, person, picture));
    }

    @Test
    void aFaceIsAnnouncedWithItsSecondFrameAndNamedWithItsSecondPicture() {
        assertThat(watch.frame(face(100, ANN, 1))).isEmpty();

        List<TrackChange> told = watch.frame(face(102, ANN, 2));

        assertThat(Watch.told(told)).containsExactly(FACE_TRACK_NEW, FACE_RECOGNIZED);
        assertThat(told).extracting(TrackChange::eventId).containsExactly("door-1000-0-0/0", "door-1000-0-0/1");
        assertThat(told.get(1).identity().person()).isEqualTo("Ann");
        assertThat(told.get(1).sighting().seq()).isEqualTo(1);
    }

    @Test
    void aFaceOfOneFrameIsAGhostNobodyHearsOf() {
        watch.frame(face(100, ANN, 1));
        watch.frames(20);

        assertThat(watch.changes()).isEmpty();
        assertThat(watch.tracks().tracks()).isEmpty();
    }

    @Test
    void twoEnrolledPeopleInOneFrameAreBothNamed() {
        for (int i = 0; i < 3; i++) {
            watch.frame(face(100, ANN, i), face(400, BOB, i));
        }

        assertThat(watch.names()).containsExactlyInAnyOrder("Ann", "Bob");
        assertThat(watch.tracks().tracks()).hasSize(2);
    }

    @Test
    void theSameFrameOfTwoCamerasMakesDifferentTracks() {
        Watch yard = new Watch("yard", ANN_AND_BOB);
        watch.frames(2, face(100, ANN, 1));
        yard.frames(2, face(100, ANN, 1));

        assertThat(watch.tracks().tracks().get(0).id())
                .isNotEqualTo(yard.tracks().tracks().get(0).id());
    }

    @Test
    void aStrangerWithOnePersonEnrolledIsUnknown() {
        Watch alone = new Watch("door", Gallery.of(entry("Ann", 1, ANN)));
        alone.frames(3, face(100, STRANGER, 1));

        assertThat(alone.told()).containsExactly(FACE_TRACK_NEW, FACE_UNKNOWN);
        assertThat(alone.names()).isEmpty();
    }

    @Test
    void twoStrangersAtOnceAreTwoStrangers() {
        for (int i = 0; i < 4; i++) {
            watch.frame(face(100, STRANGER, i), face(300, OTHER_STRANGER, i));
        }

        assertThat(watch.told()).containsExactlyInAnyOrder(FACE_TRACK_NEW, FACE_TRACK_NEW, FACE_UNKNOWN, FACE_UNKNOWN);
        assertThat(watch.changes().stream()
                        .filter(c -> c.type() == FACE_UNKNOWN)
                        .map(c -> c.track().id()))
                .hasSize(2)
                .doesNotHaveDuplicates();
    }

    @Test
    void anotherPersonInTheSamePlaceIsAnotherTrack() {
        watch.frames(5, face(100, ANN, 1));
        // The scene is cut: Bob's face appears exactly where Ann's was.
        watch.frames(20, face(100, BOB, 1));

        assertThat(watch.told())
                .containsExactly(FACE_TRACK_NEW, FACE_RECOGNIZED, FACE_TRACK_NEW, FACE_RECOGNIZED, FACE_TRACK_END);
        assertThat(watch.names()).containsExactly("Ann", "Bob");
        TrackChange end = watch.changes().get(4);
        assertThat(end.identity().person()).isEqualTo("Ann");
        // Frame 4 was Ann's last; the frames of Bob that place alone had given her are taken back.
        assertThat(end.sighting().seq()).isLessThanOrEqualTo(4);
    }

    @Test
    void anotherPersonInTheSamePlaceIsNoticedWithinTheEmbeddingPeriod() {
        watch.frames(5, face(100, ANN, 1));
        int frames = 0;
        while (!watch.names().contains("Bob")) {
            watch.frame(face(100, BOB, frames++));
            assertThat(frames).isLessThan(6);
        }
    }

    @Test
    void peopleWhoCrossKeepTheirNames() {
        for (int i = 0; i <= 20; i++) {
            double ann = 50 + 20 * i;
            double bob = 450 - 20 * i;
            boolean hidden = Math.abs(ann - bob) < 45;
            if (hidden) {
                watch.frame(face(ann, ANN, i)); // Ann walks in front.
            } else {
                watch.frame(face(bob, BOB, i), face(ann, ANN, i));
            }
        }

        assertThat(watch.told())
                .containsExactlyInAnyOrder(FACE_TRACK_NEW, FACE_RECOGNIZED, FACE_TRACK_NEW, FACE_RECOGNIZED);
        assertThat(watch.tracks().tracks()).allSatisfy(track -> {
            boolean annIsRight = track.latest().face().box().left() > 250;
            assertThat(track.identity().person()).isEqualTo(annIsRight ? "Ann" : "Bob");
        });
    }

    @Test
    void peopleWhoCrossWithTheirFacesTurnedAwayDoNotSwapNames() {
        for (int i = 0; i <= 24; i++) {
            Shown ann = face(50 + 18 * i, ANN, i);
            Shown bob = face(480 - 18 * i, BOB, i);
            boolean turned = i > 8 && i < 16;
            watch.frame(turned ? ann.unfit() : ann, turned ? bob.unfit() : bob);
        }

        assertThat(watch.told()).doesNotContain(FACE_IDENTITY_CHANGED);
        assertThat(watch.tracks().tracks().stream()
                        .filter(t -> t.identity() != null && t.identity().person() != null)
                        .filter(t ->
                                t.latest().capturedAtMillis() == watch.tracks().capturedAtMillis()))
                .isNotEmpty()
                .allSatisfy(track -> {
                    boolean annIsRight = track.latest().face().box().left() > 250;
                    assertThat(track.identity().person()).isEqualTo(annIsRight ? "Ann" : "Bob");
                });
    }

    @Test
    void peopleWhoSwapPlacesBetweenTwoFramesKeepTheirNames() {
        watch.frames(4, face(200, ANN, 1), face(320, BOB, 1));
        watch.frames(4, face(320, ANN, 1), face(200, BOB, 1));

        assertThat(watch.told()).doesNotContain(FACE_IDENTITY_CHANGED);
        assertThat(watch.tracks().tracks())
                .filteredOn(t -> t.latest().seq() == 7)
                .hasSize(2)
                .allSatisfy(track -> assertThat(track.identity().person())
                        .isEqualTo(track.latest().face().box().left() > 300 ? "Ann" : "Bob"));
    }

    @Test
    void brothersWhoSwapPlacesAreToldApartByTheirLooks() {
        float[] brother = Sphere.at(1.0, ANN, 8);
        Watch home = new Watch("door", Gallery.of(entry("Ann", 1, ANN), entry("Abe", 2, brother)));
        Shown annLeft = Shown.at(200, Sphere.toward(0.1, ANN, STRANGER));
        Shown annRight = Shown.at(290, Sphere.toward(0.2, ANN, STRANGER));
        Shown abeLeft = Shown.at(200, Sphere.toward(0.2, brother, STRANGER));
        Shown abeRight = Shown.at(290, Sphere.toward(0.1, brother, STRANGER));
        home.frames(4, annLeft, abeRight);
        home.frames(4, annRight, abeLeft);

        assertThat(home.tracks().tracks()).hasSize(2).allSatisfy(track -> {
            assertThat(track.latest().frames()).isEqualTo(8);
            assertThat(track.identity().person())
                    .isEqualTo(track.latest().face().box().left() > 250 ? "Ann" : "Abe");
        });
        assertThat(home.told()).hasSize(4);
    }

    @Test
    void whatPlaceAloneGaveToTheWrongTrackIsTakenBackWhenLooksSayOtherwise() {
        watch.frames(4, face(200, ANN, 1), face(320, BOB, 1));
        // Swapped while turned away: place alone gives each the other's track for three frames.
        watch.frames(3, face(320, ANN, 1).unfit(), face(200, BOB, 1).unfit());
        watch.frame(face(320, ANN, 2), face(200, BOB, 2));

        assertThat(watch.tracks().tracks()).hasSize(2).allSatisfy(track -> {
            assertThat(track.latest().frames()).as("two proven, and this one").isEqualTo(3);
            assertThat(track.identity().person())
                    .isEqualTo(track.latest().face().box().left() > 300 ? "Ann" : "Bob");
        });
    }

    @Test
    void peopleInSingleFileKeepTheirTracksByPlaceAlone() {
        for (int i = 0; i < 5; i++) {
            watch.frame(
                    face(100 + 40 * i, ANN, i).unfit(),
                    face(10 + 40 * i, BOB, i).unfit());
        }

        assertThat(watch.tracks().tracks())
                .extracting(track ->
                        track.id() + " at " + track.latest().face().box().left())
                .containsExactly("door-1000-0-0 at 260.0", "door-1000-0-1 at 170.0");
    }

    @Test
    void peopleInSingleFileKeepTheirTracksByTheirLooksThoughEachStepsWhereTheOtherWas() {
        for (int i = 0; i < 5; i++) {
            watch.frame(face(100 + 90 * i, ANN, i), face(10 + 90 * i, BOB, i));
        }

        assertThat(watch.tracks().tracks())
                .extracting(track ->
                        track.id() + " at " + track.latest().face().box().left())
                .containsExactly("door-1000-0-0 at 460.0", "door-1000-0-1 at 370.0");
    }

    @Test
    void whoStepsWhereARelativeWasIsAnotherUnlessTheLooksSpeakForIt() {
        watch.frames(5, face(100, ANN, 1));
        // Between what is surely Ann and what surely is not; Ann's box and this one hardly overlap.
        Shown sister = Shown.at(160, Sphere.at(1.05, Sphere.at(0.5, ANN, 1), 3));
        watch.frameAfter(1_000, sister);

        assertThat(watch.tracks().tracks()).hasSize(2);

        Watch still = new Watch("door", ANN_AND_BOB);
        still.frames(5, face(100, ANN, 1));
        still.frameAfter(1_000, Shown.at(102, sister.embedding()));
        assertThat(still.tracks().tracks()).as("at rest, place speaks for it").hasSize(1);
    }

    @Test
    void aTrackEndsWhereItWasSurelySeenLastAndNotWithWhatWasFoundNearItAfterwards() {
        watch.frames(4, face(100, ANN, 1));
        watch.frame(face(160, STRANGER, 1).unfit());
        watch.frameAfter(2_001);

        TrackChange end = watch.changes().get(2);
        assertThat(end.type()).isEqualTo(FACE_TRACK_END);
        assertThat(end.sighting().face().box().left()).isEqualTo(100);
        assertThat(end.track().latest().seq()).isLessThan(4);
    }

    @Test
    void aWalkingFaceWhoseBoxesDoNotOverlapIsOneTrack() {
        for (int i = 0; i < 5; i++) {
            watch.frame(face(20 + 110 * i, ANN, i).unfit());
        }

        assertThat(watch.tracks().tracks()).hasSize(1);
        assertThat(watch.tracks().tracks().get(0).latest().frames()).isEqualTo(5);
    }

    @Test
    void aFaceElsewhereInTheNextFrameIsAnother() {
        watch.frame(face(20, ANN, 1).unfit());
        watch.frame(face(520, ANN, 1).unfit());
        assertThat(watch.tracks().tracks()).hasSize(2);

        Watch sizes = new Watch("door", ANN_AND_BOB);
        sizes.frame(face(100, ANN, 1).unfit());
        sizes.frame(face(100, ANN, 1).size(200).unfit());
        assertThat(sizes.tracks().tracks()).hasSize(2);
    }

    @Test
    void aNameDoesNotStickWhenTheEvidenceSaysOtherwise() {
        // So like Ann that place and appearance keep the track, yet beyond the threshold.
        watch.frames(3, face(100, ANN, 1).quality(0.95));
        float[] likeAnn = Sphere.at(1.0, ANN, 5);
        for (int i = 0; i < 60; i++) {
            Shown later = Shown.at(100, Sphere.toward(0.1, likeAnn, Sphere.person(50 + i)));
            watch.frame(later.quality(0.5));
        }

        assertThat(watch.told()).containsExactly(FACE_TRACK_NEW, FACE_RECOGNIZED, FACE_IDENTITY_CHANGED);
        assertThat(watch.changes().get(2).identity().decision()).isEqualTo(Decision.UNKNOWN);
    }

    @Test
    void aPersonEnrolledWhileInSightIsNamedInTheNextFrame() {
        watch.gallery(Gallery.of(entry("Bob", 2, BOB)));
        watch.frames(4, face(100, ANN, 1));
        watch.gallery(ANN_AND_BOB);

        List<TrackChange> told = watch.frame(face(100, ANN, 1));

        assertThat(Watch.told(told)).containsExactly(FACE_IDENTITY_CHANGED);
        assertThat(told.get(0).identity().person()).isEqualTo("Ann");
    }

    @Test
    void aPersonRemovedWhileInSightLosesTheNameInTheNextFrame() {
        watch.frames(4, face(100, ANN, 1));
        watch.gallery(Gallery.of(entry("Ann", 1, ANN).removal(9), entry("Bob", 2, BOB)));

        List<TrackChange> told = watch.frame(face(100, ANN, 1));

        assertThat(Watch.told(told)).containsExactly(FACE_IDENTITY_CHANGED);
        assertThat(told.get(0).identity().decision()).isEqualTo(Decision.UNKNOWN);
    }

    @Test
    void aCamerasOwnThresholdHoldsFromTheNextFrameOn() {
        watch.frames(4, face(100, ANN, 1));
        watch.threshold(0.4);
        List<TrackChange> strict = watch.frame(face(100, ANN, 1));
        watch.threshold(null);
        List<TrackChange> standard = watch.frame(face(100, ANN, 1));

        assertThat(Watch.told(strict)).containsExactly(FACE_IDENTITY_CHANGED);
        assertThat(strict.get(0).identity().decision()).isEqualTo(Decision.UNKNOWN);
        assertThat(strict.get(0).identity().threshold()).isEqualTo(0.4);
        assertThat(standard.get(0).identity().person()).isEqualTo("Ann");
    }

    @Test
    void aCamerasOwnThresholdHoldsForATrackThatEndsInSilence() {
        watch.threshold(0.4);
        watch.frames(4, face(100, ANN, 1));

        assertThat(watch.silence(2_001).get(0).identity().threshold()).isEqualTo(0.4);
        assertThat(watch.names()).isEmpty();
    }

    @Test
    void aRenamedPersonIsToldUnderTheNewName() {
        watch.frames(4, face(100, ANN, 1));
        watch.gallery(GalleryIndex.of(
                List.of(new dev.passerby.wire.gallery.GalleryEntry(
                        "ann", "Anna", 5, false, entry("Ann", 1, ANN).templates())),
                Gallery.MODEL,
                Gallery.CROP));

        assertThat(watch.frame(face(100, ANN, 1)))
                .extracting(change -> change.identity().person())
                .containsExactly("Anna");
    }

    @Test
    void aTrackEndsAfterTheQuietPeriodOfCaptureTime() {
        watch.frames(3, face(100, ANN, 1));
        assertThat(watch.frameAfter(2_000)).isEmpty();

        List<TrackChange> told = watch.frameAfter(1);

        assertThat(Watch.told(told)).containsExactly(FACE_TRACK_END);
        assertThat(told.get(0).identity().person()).isEqualTo("Ann");
        assertThat(told.get(0).sighting().seq()).isEqualTo(2);
        assertThat(told.get(0).number()).isEqualTo(2);
    }

    @Test
    void aTrackEndsWhenTheCameraFallsSilent() {
        watch.frames(3, face(100, ANN, 1));
        long wake = watch.tracks().wakeAtMillis(0, TrackingRules.STANDARD).orElseThrow();

        assertThat(wake).isEqualTo(watch.tracks().processedAtMillis() + 2_001);
        assertThat(watch.silence(2_000)).isEmpty();
        assertThat(Watch.told(watch.silence(2_001))).containsExactly(FACE_TRACK_END);
        assertThat(watch.tracks().wakeAtMillis(0, TrackingRules.STANDARD)).isEmpty();
    }

    @Test
    void silenceWhileTheJobWasDownEndsNothing() {
        watch.frames(3, face(100, ANN, 1));
        CameraTracks tracks = watch.tracks();
        long restored = tracks.processedAtMillis() + 60_000;

        assertThat(tracks.quiet(restored + 1_000, restored, ANN_AND_BOB, TrackingRules.STANDARD)
                        .changes())
                .isEmpty();
        assertThat(tracks.wakeAtMillis(restored, TrackingRules.STANDARD)).hasValue(restored + 2_001);
    }

    @Test
    void aTrackNeverSeenWellEndsAsLowQuality() {
        watch.frames(5, face(100, ANN, 1).unfit());
        assertThat(watch.wanted()).isEmpty();
        watch.frameAfter(3_000);

        assertThat(watch.told()).containsExactly(FACE_TRACK_NEW, FACE_TRACK_END);
        assertThat(watch.changes().get(1).identity().decision()).isEqualTo(Decision.LOW_QUALITY);
        assertThat(watch.names()).isEmpty();
    }

    @Test
    void aReconnectWithinTheQuietPeriodContinuesTheTrackOnceAnEmbeddingProvesIt() {
        watch.frames(4, face(100, ANN, 1));
        watch.reconnect();
        watch.frameAfter(300, face(102, ANN, 2));

        assertThat(watch.wanted()).containsExactly(0);
        assertThat(watch.tracks().tracks()).hasSize(1);
        assertThat(watch.told()).containsExactly(FACE_TRACK_NEW, FACE_RECOGNIZED);
    }

    @Test
    void aClockSetBackEndsTracksInsteadOfKeepingThemForHours() {
        watch.frames(3, face(100, ANN, 1));
        watch.reconnect();

        assertThat(Watch.told(watch.frameAfter(-3_600_000))).containsExactly(FACE_TRACK_END);
    }

    @Test
    void aDecidedTrackIsEmbeddedOnlyEverySoOften() {
        watch.frames(3, face(100, ANN, 1));
        int embedded = 0;
        for (int i = 0; i < 30; i++) {
            watch.frameAfter(100, face(100 + i, ANN, i));
            embedded += watch.wanted().size();
        }

        assertThat(embedded).isEqualTo(6);
    }

    @Test
    void aBetterPictureAJumpOrACrowdIsEmbeddedAtOnce() {
        watch.frames(3, face(100, ANN, 1));
        watch.frame(face(100, ANN, 2));
        assertThat(watch.wanted()).isEmpty();
        watch.frame(face(100, ANN, 3).quality(0.99));
        assertThat(watch.wanted()).containsExactly(0);
        watch.frame(face(160, ANN, 4));
        assertThat(watch.wanted()).containsExactly(0);
        watch.frame(face(150, ANN, 5), face(200, STRANGER, 5));
        assertThat(watch.wanted()).containsExactly(0, 1);
    }

    @Test
    void oneOddPictureNeitherEndsATrackNorRenamesIt() {
        watch.frames(5, face(100, ANN, 1));
        watch.frame(face(100, STRANGER, 1).quality(0.99));
        watch.frames(8, face(100, ANN, 2));
        watch.frames(11);

        assertThat(watch.told()).containsExactly(FACE_TRACK_NEW, FACE_RECOGNIZED, FACE_TRACK_END);
    }

    @Test
    void anEmbeddingOfNotANumberSaysNothing() {
        float[] broken = new float[Sphere.DIMENSIONS];
        java.util.Arrays.fill(broken, Float.NaN);
        watch.frames(6, Shown.at(100, broken));

        assertThat(watch.told()).containsExactly(FACE_TRACK_NEW);
        assertThat(watch.tracks().tracks().get(0).evidence()).isEmpty();
    }

    @Test
    void repeatedAndOvertakenFramesAreNotAccepted() {
        watch.frames(3, face(100, ANN, 1));
        CameraTracks tracks = watch.tracks();

        assertThat(tracks.accepts(1_000, 2)).isFalse();
        assertThat(tracks.accepts(1_000, 1)).isFalse();
        assertThat(tracks.accepts(999, 7)).isFalse();
        assertThat(tracks.accepts(1_000, 3)).isTrue();
        assertThat(tracks.accepts(1_001, 0)).isTrue();
        FrameFaces repeated = new FrameFaces("door", 1_000, 2, 0, 640, 480, List.of());
        assertThatThrownBy(() -> tracks.plan(repeated, TrackingRules.STANDARD))
                .hasMessage(
                        "camera 'door' has observed frame 1000/2 and must not be given 1000/2; ask accepts() first");
    }

    @Test
    void aFrameOfAnotherCameraIsRefused() {
        FrameFaces foreign = new FrameFaces("yard", 1_000, 0, 0, 640, 480, List.of());

        assertThatThrownBy(() -> watch.tracks().plan(foreign, TrackingRules.STANDARD))
                .hasMessage("the tracks of camera 'door' were given a frame of 'yard'");
    }

    @Test
    void aRemovedCameraEndsAllItsTracks() {
        watch.frames(3, face(100, ANN, 1), face(400, STRANGER, 1));

        TrackStep step = watch.tracks().endAll(ANN_AND_BOB, TrackingRules.STANDARD);

        assertThat(Watch.told(step.changes())).containsExactly(FACE_TRACK_END, FACE_TRACK_END);
        assertThat(step.next().tracks()).isEmpty();
    }

    @Test
    void anotherPictureSizeIsAnotherView() {
        watch.frames(3, face(100, ANN, 1));
        FrameFaces larger =
                new FrameFaces("door", 1_000, 9, watch.tracks().capturedAtMillis() + 100, 1920, 1080, List.of());

        TrackStep step = watch.tracks().plan(larger, TrackingRules.STANDARD).observe(List.of(), ANN_AND_BOB, 0);

        assertThat(Watch.told(step.changes())).containsExactly(FACE_TRACK_END);
    }
}
