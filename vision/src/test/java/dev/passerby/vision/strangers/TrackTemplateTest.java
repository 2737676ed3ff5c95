package dev.passerby.vision.strangers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.passerby.vision.matching.Embeddings;
import dev.passerby.vision.matching.Sphere;
import dev.passerby.vision.tracking.Evidence;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TrackTemplateTest {

    @Test
    void aTemplateIsTheMeanOfThePicturesWeightedByTheirQuality() {
        TrackTemplate template =
                of(new Evidence(Sphere.axes(1, 0, 0), 0.9, 1), new Evidence(Sphere.axes(0, 1, 0), 0.3, 2));

        double length = Math.sqrt(0.9 * 0.9 + 0.3 * 0.3);
        assertThat(template.embedding()[0]).isCloseTo((float) (0.9 / length), within(1e-6f));
        assertThat(template.embedding()[1]).isCloseTo((float) (0.3 / length), within(1e-6f));
        assertThat(Embeddings.isUnit(template.embedding())).isTrue();
        assertThat(template.quality()).isEqualTo(0.6);
        assertThat(template.pictures()).isEqualTo(2);
        assertThat(template.coherence()).isCloseTo(length / 1.2, within(1e-6));
    }

    @Test
    void equalPicturesAreWhollyCoherentAndTwoPeopleAreNot() {
        float[] ada = Sphere.person(1);
        float[] bob = Sphere.person(2);

        assertThat(of(new Evidence(ada, 0.5, 1), new Evidence(ada, 0.9, 2)).coherence())
                .isCloseTo(1, within(1e-6));
        assertThat(of(new Evidence(ada, 0.5, 1), new Evidence(bob, 0.5, 2)).coherence())
                .isLessThan(StrangerRules.LEAST_COHERENCE);
    }

    @Test
    void picturesOfNoQualityCountAlike() {
        TrackTemplate template = of(new Evidence(Sphere.axes(1, 0, 0), 0, 1), new Evidence(Sphere.axes(0, 1, 0), 0, 2));

        assertThat(template.embedding()[0]).isEqualTo(template.embedding()[1]);
        assertThat(template.quality()).isZero();
    }

    @Test
    void noEvidenceAndEvidenceThatCancelsOutAreNoTemplate() {
        assertThat(TrackTemplate.of(List.of(), Face.MODEL, Face.CROP)).isNull();
        assertThat(TrackTemplate.of(
                        List.of(
                                new Evidence(Sphere.axes(1, 0, 0), 0.5, 1),
                                new Evidence(Sphere.axes(-1, 0, 0), 0.5, 2)),
                        Face.MODEL,
                        Face.CROP))
                .isNull();
    }

    @Test
    void templatesOfOtherNetworksAndCropsAreInfinitelyFar() {
        float[] ada = Sphere.person(1);
        TrackTemplate template = Face.of(ada, 0.8, 5, 0.95);

        assertThat(template.distanceTo(template)).isCloseTo(0, within(1e-3));
        assertThat(template.distanceTo(new TrackTemplate(ada, "f".repeat(64), Face.CROP, 0.8, 5, 0.95)))
                .isInfinite();
        assertThat(template.distanceTo(new TrackTemplate(ada, Face.MODEL, "M20", 0.8, 5, 0.95)))
                .isInfinite();
    }

    @Test
    void itsTextHoldsNoFace() {
        assertThat(Face.view(1)).hasToString("TrackTemplate[quality=0.8, pictures=5, coherence=0.95]");
    }

    private static TrackTemplate of(Evidence... evidence) {
        return Objects.requireNonNull(TrackTemplate.of(List.of(evidence), Face.MODEL, Face.CROP));
    }
}
