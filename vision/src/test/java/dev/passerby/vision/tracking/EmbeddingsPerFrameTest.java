package dev.passerby.vision.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.passerby.vision.matching.Gallery;
import dev.passerby.vision.matching.Sphere;
import dev.passerby.vision.tracking.Watch.Shown;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Thirty people stand before a camera; not all of them are embedded at once, and none is forgotten. */
class EmbeddingsPerFrameTest {

    private static final int PEOPLE = 30;

    private final Watch watch = new Watch("door", Gallery.of(), atMost(8));

    @Test
    void noFrameHasMoreEmbeddedThanMayBe() {
        for (int i = 0; i < 20; i++) {
            watch.frame(crowd(i));
            assertThat(watch.wanted()).hasSizeLessThanOrEqualTo(8).isSorted().doesNotHaveDuplicates();
        }
    }

    @Test
    void everyoneIsEmbeddedBeforeAnyoneIsAgain() {
        Set<Integer> embedded = new HashSet<>();
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            watch.frame(crowd(i));
            embedded.addAll(watch.wanted());
            all.addAll(watch.wanted());
        }

        assertThat(embedded).hasSize(PEOPLE);
        assertThat(all).hasSize(32);
    }

    @Test
    void whoComesLaterWaitsNoLongerThanARoundOfTheOthers() {
        for (int i = 0; i < 10; i++) {
            watch.frame(crowd(i));
        }
        Shown late = Shown.at(20 * PEOPLE + 200, Sphere.person(99)).size(15);
        int newest = PEOPLE;
        int frames = 0;
        do {
            List<Shown> faces = new ArrayList<>(List.of(crowd(10 + frames)));
            faces.add(late);
            watch.frame(faces.toArray(Shown[]::new));
            frames++;
        } while (!watch.wanted().contains(newest));

        assertThat(frames).isLessThanOrEqualTo(1 + (PEOPLE + 7) / 8);
    }

    @Test
    void inTheEndEveryoneIsATrackWithADecision() {
        for (int i = 0; i < 30; i++) {
            watch.frame(crowd(i));
        }

        assertThat(watch.tracks().tracks()).hasSize(PEOPLE).allSatisfy(track -> assertThat(track.announced())
                .isNotNull());
    }

    @Test
    void aFrameMustHaveOneAtLeast() {
        assertThatThrownBy(() -> atMost(0)).hasMessage("'tracking.embeddings-per-frame' must be at least 1, got 0");
    }

    private static Shown[] crowd(long picture) {
        return IntStream.range(0, PEOPLE)
                .mapToObj(i -> Shown.at(20.0 * i, Sphere.at(0.3, Sphere.person(i), picture))
                        .size(15))
                .toArray(Shown[]::new);
    }

    private static TrackingRules atMost(int embeddings) {
        TrackingRules standard = TrackingRules.STANDARD;
        return new TrackingRules(
                standard.quietMillis(),
                standard.confirmingFrames(),
                standard.embedEveryMillis(),
                embeddings,
                standard.evidenceKept(),
                standard.otherPersonDistance(),
                standard.identity());
    }
}
