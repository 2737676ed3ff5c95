package dev.passerby.vision.tracking;

import static dev.passerby.vision.matching.Gallery.entry;
import static dev.passerby.wire.event.EventType.FACE_IDENTITY_CHANGED;
import static dev.passerby.wire.event.EventType.FACE_RECOGNIZED;
import static dev.passerby.wire.event.EventType.FACE_TRACK_END;
import static dev.passerby.wire.event.EventType.FACE_TRACK_NEW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.vision.matching.Gallery;
import dev.passerby.vision.matching.GalleryIndex;
import dev.passerby.vision.matching.Sphere;
import dev.passerby.vision.tracking.Watch.Shown;
import dev.passerby.wire.event.Decision;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Ann and somebody who looks so much like her that both would be named. */
class OneNameOneFaceTest {

    private static final float[] ANN = Sphere.person(1);
    private static final GalleryIndex ONLY_ANN = Gallery.of(entry("Ann", 1, ANN));
    private static final Shown ANN_LEFT = Shown.at(100, Sphere.at(0.4, ANN, 1));
    private static final Shown TWIN_RIGHT = Shown.at(400, Sphere.at(0.75, ANN, 2));

    private final Watch watch = new Watch("door", ONLY_ANN);

    @Test
    void ofTwoFacesInOneFrameTheNearerIsNamedAndTheOtherIsAmbiguous() {
        watch.frames(4, TWIN_RIGHT, ANN_LEFT);

        assertThat(watch.told()).containsExactly(FACE_TRACK_NEW, FACE_TRACK_NEW, FACE_RECOGNIZED);
        assertThat(named()).isEqualTo(ANN_LEFT.left());
        Track other = watch.tracks().tracks().get(0);
        assertThat(other.identity().decision()).isEqualTo(Decision.AMBIGUOUS);
        assertThat(other.identity().person()).isNull();
        assertThat(other.identity().candidates()).singleElement().satisfies(candidate -> assertThat(candidate.person())
                .isEqualTo("Ann"));
    }

    @Test
    void aNameGivenToTheWeakerIsWithdrawnBeforeItIsGivenToTheStronger() {
        watch.frames(4, TWIN_RIGHT);
        assertThat(watch.told()).containsExactly(FACE_TRACK_NEW, FACE_RECOGNIZED);
        watch.frames(10, TWIN_RIGHT, ANN_LEFT);

        assertThat(watch.told())
                .containsExactly(
                        FACE_TRACK_NEW, FACE_RECOGNIZED, FACE_IDENTITY_CHANGED, FACE_TRACK_NEW, FACE_RECOGNIZED);
        assertThat(watch.changes().get(2).identity().decision()).isEqualTo(Decision.AMBIGUOUS);
        assertThat(watch.changes().get(4).identity().person()).isEqualTo("Ann");
        assertThat(named()).isEqualTo(ANN_LEFT.left());
    }

    @Test
    void aNameDoesNotFlickerBetweenTwoEquallyLikeFaces() {
        Shown mirrored = Shown.at(400, Sphere.at(0.4, ANN, 2));
        for (int i = 0; i < 60; i++) {
            Shown nearer = Shown.at(100, Sphere.at(i % 14 < 7 ? 0.40 : 0.45, ANN, 1));
            watch.frame(nearer, mirrored.quality(i % 5 < 3 ? 0.8 : 0.7));
        }

        assertThat(watch.told()).containsExactly(FACE_TRACK_NEW, FACE_TRACK_NEW, FACE_RECOGNIZED);
    }

    @Test
    void theNameStaysWithTheStrongerWhileItIsMissedAndIsFreeOnceItIsGone() {
        watch.frames(4, TWIN_RIGHT, ANN_LEFT);
        watch.frames(9, TWIN_RIGHT);
        assertThat(watch.told()).hasSize(3);

        List<TrackChange> gone = watch.frames(6, TWIN_RIGHT);

        assertThat(Watch.told(gone)).containsExactly(FACE_TRACK_END, FACE_RECOGNIZED);
        assertThat(named()).isEqualTo(TWIN_RIGHT.left());
    }

    @Test
    void whatWasLeftToAnotherFaceIsNotTakenInLeaving() {
        watch.frames(6, TWIN_RIGHT, ANN_LEFT);
        watch.frames(5, ANN_LEFT);
        watch.gallery(Gallery.of(entry("Ann", 9, ANN)));
        List<TrackChange> told = watch.frames(8, ANN_LEFT);

        assertThat(Watch.told(told)).containsExactly(FACE_TRACK_END);
        assertThat(told.get(0).identity().decision()).isEqualTo(Decision.AMBIGUOUS);
    }

    @Test
    void theSamePersonSeenAgainElsewhereBeforeTheOldTrackHasEndedIsNamedAtOnce() {
        watch.frames(4, ANN_LEFT);
        watch.frames(3, Shown.at(500, Sphere.at(0.4, ANN, 1)));

        assertThat(watch.told()).containsExactly(FACE_TRACK_NEW, FACE_RECOGNIZED, FACE_TRACK_NEW, FACE_RECOGNIZED);
    }

    @Test
    void ofEqualClaimsTheOlderTrackHasTheName() {
        Shown same = Shown.at(400, ANN_LEFT.embedding());
        watch.frames(5, same, ANN_LEFT);

        assertThat(named()).isEqualTo(same.left());
    }

    /** The left edge of the one face that bears a name. */
    private double named() {
        List<Track> bearers = watch.tracks().tracks().stream()
                .filter(track -> Objects.requireNonNull(track.identity()).person() != null)
                .toList();
        assertThat(bearers).hasSize(1);
        return bearers.get(0).latest().face().box().left();
    }
}
