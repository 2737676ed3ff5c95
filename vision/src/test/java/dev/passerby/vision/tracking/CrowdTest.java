package dev.passerby.vision.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.vision.matching.Embeddings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two thousand generated scenes: what must hold in every one of them, and how often what cannot always hold does. */
class CrowdTest {

    private static final int SCENES = 1_000;

    /** Scenes of people who do not look alike, and scenes with relatives among them. */
    private static List<Playback> unlike = List.of();

    private static List<Playback> alike = List.of();

    @BeforeAll
    static void play() {
        unlike = scenes(0, Crowd.RELATIVES);
        alike = scenes(SCENES, Crowd.RELATIVES + 2);
    }

    private static List<Playback> scenes(long from, int people) {
        return LongStream.range(from, from + SCENES)
                .parallel()
                .mapToObj(seed -> Playback.of(seed, people))
                .toList();
    }

    @Test
    void nobodyIsCalledByAnothersName() {
        assertThat(all(unlike, scene -> scene.wrongNames)).isEmpty();
        assertThat(sum(unlike, scene -> scene.names)).isGreaterThan(SCENES);
        assertThat(all(alike, scene -> scene.wrongNames)).hasSizeLessThan(SCENES / 200);
    }

    @Test
    void noFrameShowsOnePersonTwice() {
        assertThat(all(unlike, scene -> scene.doubles)).isEmpty();
        assertThat(all(alike, scene -> scene.doubles)).isEmpty();
    }

    @Test
    void aTrackHoldsEvidenceOfOnePerson() {
        assertThat(all(unlike, scene -> scene.mixed)).isEmpty();
        assertThat(alike.stream().filter(scene -> !scene.mixed.isEmpty()))
                .as("scenes in which somebody steps where a relative was")
                .hasSizeLessThan(SCENES / 50);
    }

    @Test
    void nearlyEverybodyIsOneTrack() {
        double visits = sum(unlike, scene -> scene.visits);

        assertThat(sum(unlike, scene -> scene.tracks) / visits).isBetween(0.95, 1.18);
        assertThat(sum(unlike, scene -> scene.misplaced))
                .as("faces given to somebody else's track, by place alone")
                .isLessThan(sum(unlike, scene -> scene.sightings) / 100);
    }

    @Test
    void nearlyEverybodyEnrolledWhoIsSeenWellIsNamed() {
        assertThat(sum(unlike, scene -> scene.named)).isGreaterThan(sum(unlike, scene -> scene.nameable) * 9 / 10);
        assertThat(sum(unlike, scene -> scene.nameable)).isGreaterThan(SCENES / 2);
    }

    @Test
    void aNameIsAlwaysBelowItsThresholdAndClearOfTheNext() {
        assertThat(all(unlike, scene -> scene.unfounded)).isEmpty();
        assertThat(all(alike, scene -> scene.unfounded)).isEmpty();
    }

    @Test
    void noDecisionChangesWithoutAnEventThatSaysSo() {
        assertThat(all(unlike, scene -> scene.silentChanges)).isEmpty();
        assertThat(all(alike, scene -> scene.silentChanges)).isEmpty();
    }

    @Test
    void everyTrackIsToldFromItsBeginningToItsOneEndWithoutAGap() {
        assertThat(all(unlike, scene -> scene.disorder)).isEmpty();
        assertThat(all(alike, scene -> scene.disorder)).isEmpty();
    }

    @Test
    void theSameSceneIsToldInTheSameWords() {
        for (int seed = 0; seed < 50; seed++) {
            assertThat(Playback.of(seed, Crowd.RELATIVES).changes())
                    .isEqualTo(unlike.get(seed).changes());
        }
    }

    @Test
    void theScenesAreAsFaceNetWouldSeeThem() {
        List<Double> same = new ArrayList<>();
        List<Double> different = new ArrayList<>();
        for (int seed = 0; seed < 20; seed++) {
            List<Crowd.Seen> faces = Crowd.scene(seed, Crowd.RELATIVES).stream()
                    .flatMap(frame -> frame.faces().stream())
                    .filter(face -> face.person() != Crowd.NOBODY)
                    .toList();
            for (int i = 1; i < faces.size(); i++) {
                Crowd.Seen one = faces.get(i);
                Crowd.Seen other = faces.get(i / 2);
                double distance = Embeddings.distance(
                        one.shown().embedding(), other.shown().embedding());
                (one.person() == other.person() ? same : different).add(distance);
            }
        }
        assertThat(same).hasSizeGreaterThan(300).allMatch(distance -> distance < 1.05);
        assertThat(same.stream().mapToDouble(d -> d).average().orElseThrow()).isBetween(0.45, 0.85);
        assertThat(different).hasSizeGreaterThan(300).allMatch(distance -> distance > 1.1 && distance < 1.55);
    }

    private static int sum(List<Playback> scenes, ToIntFunction<Playback> count) {
        return scenes.stream().mapToInt(count).sum();
    }

    private static List<String> all(List<Playback> scenes, Function<Playback, List<String>> found) {
        return scenes.stream().flatMap(scene -> found.apply(scene).stream()).toList();
    }
}
