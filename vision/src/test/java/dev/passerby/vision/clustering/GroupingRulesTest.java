package dev.passerby.vision.clustering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.passerby.vision.matching.Sphere;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GroupingRulesTest {

    private static final GroupingRules RULES = new GroupingRules(0.8);
    private static final float[] EAST = Sphere.axes(1, 0, 0);

    @Test
    void twoPhotosAreOnePersonBelowTheThreshold() {
        assertThat(groups(fit(EAST, 1), fit(Sphere.at(0.79, EAST, 1), 2))).containsExactly(Set.of(0, 1));
        assertThat(groups(fit(EAST, 1), fit(Sphere.at(0.81, EAST, 1), 2))).containsExactly(Set.of(0), Set.of(1));
    }

    @Test
    void twoFacesOfOnePhotoAreTwoPeople() {
        assertThat(groups(fit(EAST, 1), fit(EAST, 1))).containsExactly(Set.of(0), Set.of(1));
    }

    @Test
    void ofTwoFacesOfOnePhotoTheNearerOneJoins() {
        float[] near = Sphere.at(0.3, EAST, 1);
        float[] nearer = Sphere.at(0.2, EAST, 2);

        assertThat(groups(fit(EAST, 1), fit(near, 2), fit(nearer, 2))).containsExactly(Set.of(0, 2), Set.of(1));
        assertThat(groups(fit(EAST, 1), fit(EAST, 3), unfit(near, 2), unfit(nearer, 2)))
                .containsExactly(Set.of(0, 1, 3));
    }

    @Test
    void aFitFaceBetweenTwoMayBridgeThemAndAnUnfitOneNever() {
        float[] north = Sphere.axes(0.5, Math.sqrt(0.75), 0);
        float[] between = Sphere.axes(Math.sqrt(0.75), 0.5, 0);

        assertThat(groups(fit(EAST, 1), fit(between, 2), fit(north, 3))).contains(Set.of(0, 1, 2));
        assertThat(groups(fit(EAST, 1), fit(EAST, 4), unfit(between, 2), fit(north, 3), fit(north, 5)))
                .containsExactly(Set.of(0, 1, 2), Set.of(3, 4));
    }

    @Test
    void anUnfitFaceFoundsNoGroup() {
        Grouping grouping = RULES.group(List.of(unfit(EAST, 1), unfit(EAST, 2)));

        assertThat(grouping.groups()).isEmpty();
        assertThat(grouping.apart()).containsExactly(0, 1);
    }

    @Test
    void anUnfitFaceJoinsOnlyAGroupAndMustBeNearer() {
        assertThat(groups(fit(EAST, 1), unfit(EAST, 2))).containsExactly(Set.of(0));
        assertThat(groups(fit(EAST, 1), fit(EAST, 2), unfit(Sphere.at(0.74, EAST, 1), 3)))
                .containsExactly(Set.of(0, 1, 2));
        assertThat(groups(fit(EAST, 1), fit(EAST, 2), unfit(Sphere.at(0.76, EAST, 1), 3)))
                .containsExactly(Set.of(0, 1));
    }

    @Test
    void theLargestGroupComesFirst() {
        float[] up = Sphere.axes(0, 0, 1);

        assertThat(groups(fit(EAST, 1), fit(up, 2), fit(up, 3))).containsExactly(Set.of(1, 2), Set.of(0));
    }

    @Test
    void aMembersDistanceIsTheRootMeanSquareToTheOthers() {
        float[] near = Sphere.at(0.3, EAST, 1);
        float[] far = Sphere.at(0.6, EAST, 1);

        Grouping grouping = RULES.group(List.of(fit(EAST, 1), fit(near, 2), fit(far, 3), fit(Sphere.person(9), 4)));

        assertThat(grouping.groups().get(0).get(0).distance()).isCloseTo(Math.sqrt((0.09 + 0.36) / 2), within(1e-6));
        assertThat(grouping.groups().get(1)).containsExactly(new Grouping.Member(3, 0));
    }

    @Test
    void aGroupIsAsFarAsItsPhotosAreOnAverage() {
        float[] north = Sphere.axes(0.5, Math.sqrt(0.75), 0);
        float[] between = Sphere.axes(Math.sqrt(0.75), 0.5, 0);
        double pairToThird = Math.sqrt((1.0 + 2 - Math.sqrt(3)) / 2); // distances 1 and 2 sin 15°

        List<FacePoint> faces = List.of(fit(EAST, 1), fit(between, 2), fit(north, 3));
        assertThat(new GroupingRules(pairToThird + 1e-4).group(faces).groups()).hasSize(1);
        assertThat(new GroupingRules(pairToThird - 1e-4).group(faces).groups()).hasSize(2);
    }

    @Test
    void manyShotsOfOneMomentWeighNoMoreThanTheirMean() {
        float[][] moment = new float[10][];
        for (int i = 0; i < moment.length; i++) {
            moment[i] = Sphere.at(0.1, EAST, i);
        }
        float[] otherDay = Sphere.at(0.75, EAST, 77);
        List<FacePoint> faces = new ArrayList<>();
        for (int i = 0; i < moment.length; i++) {
            faces.add(fit(moment[i], i));
            faces.add(fit(Sphere.at(0.1, otherDay, i), 100 + i));
        }

        assertThat(RULES.group(faces).groups()).hasSize(1);
    }

    @Test
    void anUnsteadyFaceIsNearerThanItLooksAndASteadyOneFarther() {
        float[] other = Sphere.at(0.85, EAST, 1); // 0.7225 squared, and 0.64 is one person

        assertThat(RULES.group(List.of(point(EAST, 0.05, 1), point(other, 0.04, 2)))
                        .groups())
                .hasSize(1)
                .first()
                .satisfies(group -> assertThat(group.get(0).distance()).isCloseTo(Math.sqrt(0.6325), within(1e-6)));
        assertThat(RULES.group(List.of(point(EAST, 0.05, 1), point(other, 0.03, 2)))
                        .groups())
                .hasSize(2);
        assertThat(RULES.group(List.of(point(EAST, -0.05, 1), point(Sphere.at(0.79, EAST, 1), 0, 2)))
                        .groups())
                .hasSize(2);
    }

    private static FacePoint point(float[] embedding, double allowance, int photo) {
        return new FacePoint(embedding, allowance, photo, true);
    }

    @Test
    void nothingIsGroupedAsNothing() {
        assertThat(RULES.group(List.of())).isEqualTo(new Grouping(List.of(), List.of()));
    }

    @Test
    void refusesAThresholdThatIsNoDistance() {
        assertThatThrownBy(() -> new GroupingRules(0))
                .hasMessage("'grouping.threshold' must be a distance above 0 and below 2, got 0.0");
        assertThatThrownBy(() -> new GroupingRules(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new GroupingRules(2)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesWhatIsNoEmbeddingAndNeverPrintsOne() {
        assertThatThrownBy(() -> fit(Sphere.axes(2, 0, 0), 1))
                .hasMessage("a face to be grouped must have an embedding of length 1");
        assertThat(unfit(EAST, 3)).hasToString("FacePoint[photo 3, unfit]");
    }

    private static List<Set<Integer>> groups(FacePoint... faces) {
        return RULES.group(List.of(faces)).groups().stream()
                .map(group ->
                        Set.copyOf(group.stream().map(Grouping.Member::face).toList()))
                .toList();
    }

    private static FacePoint fit(float[] embedding, int photo) {
        return new FacePoint(embedding, 0, photo, true);
    }

    private static FacePoint unfit(float[] embedding, int photo) {
        return new FacePoint(embedding, 0, photo, false);
    }
}
