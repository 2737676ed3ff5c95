package dev.passerby.vision.tracking;

import static dev.passerby.vision.matching.Gallery.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.passerby.vision.matching.Gallery;
import dev.passerby.vision.matching.GalleryIndex;
import dev.passerby.vision.matching.MatchingRules;
import dev.passerby.vision.matching.Sphere;
import dev.passerby.wire.event.Candidate;
import dev.passerby.wire.event.Decision;
import dev.passerby.wire.event.Identity;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class IdentityRulesTest {

    private static final IdentityRules RULES = new IdentityRules(new MatchingRules(0.9, 0.1), 2, 3, 0.6, 0.4);
    private static final float[] ANN = Sphere.person(1);
    private static final float[] BOB = Sphere.person(2);
    private static final float[] STRANGER = Sphere.person(3);
    private static final GalleryIndex ANN_AND_BOB = Gallery.of(entry("Ann", 1, ANN), entry("Bob", 2, BOB));

    @Test
    void twoPicturesNameAPerson() {
        Identity identity = decide(ANN_AND_BOB, picture(ANN, 0.5, 1), picture(ANN, 0.7, 0.5));

        assertThat(identity.decision()).isEqualTo(Decision.MATCH);
        assertThat(identity.person()).isEqualTo("Ann");
        assertThat(identity.personId()).isEqualTo("ann");
        // Weighted: (0.5 × 1 + 0.7 × 0.5) / 1.5.
        assertThat(identity.distance()).isCloseTo(0.5667, within(1e-3));
        assertThat(identity.similarity()).isCloseTo(1 - 0.5667 * 0.5667 / 2, within(1e-3));
        assertThat(identity.margin()).isGreaterThan(0.5);
        assertThat(identity.threshold()).isEqualTo(0.9);
        assertThat(identity.requiredMargin()).isEqualTo(0.1);
        assertThat(identity.votes().pictures()).isEqualTo(2);
        assertThat(identity.votes().winning()).isEqualTo(1.5);
        assertThat(identity.votes().total()).isEqualTo(1.5);
        assertThat(identity.candidates()).extracting(Candidate::person).containsExactly("Ann", "Bob");
    }

    @Test
    void onePictureNamesNobody() {
        assertThat(decide(ANN_AND_BOB, picture(ANN, 0.1, 1)).decision()).isEqualTo(Decision.PENDING);
        assertThat(decide(ANN_AND_BOB).decision()).isEqualTo(Decision.PENDING);
    }

    @Test
    void aStrangerWithOnePersonEnrolledIsUnknown() {
        GalleryIndex onlyAnn = Gallery.of(entry("Ann", 1, ANN));

        Identity identity =
                decide(onlyAnn, picture(STRANGER, 0.2, 1), picture(STRANGER, 0.3, 1), picture(STRANGER, 0.4, 1));

        assertThat(identity.decision()).isEqualTo(Decision.UNKNOWN);
        assertThat(identity.person()).isNull();
        assertThat(identity.distance()).isGreaterThan(0.9);
        assertThat(identity.margin()).isNull();
    }

    @Test
    void nobodyEnrolledMakesEverybodyUnknownWithoutADistance() {
        Identity identity =
                decide(GalleryIndex.empty(), picture(ANN, 0, 1), picture(ANN, 0.1, 1), picture(ANN, 0.2, 1));

        assertThat(identity.decision()).isEqualTo(Decision.UNKNOWN);
        assertThat(identity.distance()).isNull();
        assertThat(identity.candidates()).isEmpty();
    }

    @Test
    void whileTheGalleryLoadsNobodyIsUnknownButNamesAreGiven() {
        GalleryIndex loading = ANN_AND_BOB.stillLoading();

        assertThat(decide(loading, picture(STRANGER, 0, 1), picture(STRANGER, 0.1, 1), picture(STRANGER, 0.2, 1))
                        .decision())
                .isEqualTo(Decision.PENDING);
        assertThat(decide(loading, picture(ANN, 0, 1), picture(ANN, 0.1, 1)).person())
                .isEqualTo("Ann");
    }

    @Test
    void halfWayBetweenTwoPeopleIsAmbiguous() {
        float[] sister = Sphere.at(0.5, ANN, 9);
        GalleryIndex sisters = Gallery.of(entry("Ann", 1, ANN), entry("Eve", 1, sister));
        float[] between = Sphere.toward(0.25, ANN, sister);

        Identity identity =
                decide(sisters, picture(between, 0, 1), picture(between, 0.02, 1), picture(between, 0.01, 1));

        assertThat(identity.decision()).isEqualTo(Decision.AMBIGUOUS);
        assertThat(identity.person()).isNull();
        assertThat(identity.candidates()).hasSize(2);
        assertThat(identity.margin()).isLessThan(0.1);
    }

    @Test
    void picturesOfTwoPeopleNameNeither() {
        Identity identity = decide(
                ANN_AND_BOB,
                picture(ANN, 0.3, 0.5),
                picture(BOB, 0.3, 0.5),
                picture(ANN, 0.4, 0.5),
                picture(BOB, 0.4, 0.5));

        assertThat(identity.decision()).isEqualTo(Decision.AMBIGUOUS);
    }

    @Test
    void theThresholdToldIsTheOneThatApplied() {
        GalleryIndex strict = Gallery.of(entry("Ann", 1, ANN).withThreshold(0.4, 2), entry("Bob", 2, BOB));

        Identity bob = decide(strict, picture(BOB, 0.5, 1), picture(BOB, 0.5, 1));
        Identity likeAnn = decide(strict, picture(ANN, 0.5, 1), picture(ANN, 0.5, 1), picture(ANN, 0.5, 1));
        Identity ann = decide(strict, picture(ANN, 0.3, 1), picture(ANN, 0.3, 1));

        assertThat(bob.threshold()).isEqualTo(0.9);
        assertThat(likeAnn.decision()).isEqualTo(Decision.UNKNOWN);
        assertThat(likeAnn.threshold()).as("the nearest person's").isEqualTo(0.4);
        assertThat(ann.person()).isEqualTo("Ann");
        assertThat(ann.threshold()).isEqualTo(0.4);
    }

    @Test
    void whomANegativeRulesOutIsNeitherNamedNorACandidate() {
        float[] twin = Sphere.at(0.6, ANN, 7);
        GalleryIndex rejected = Gallery.of(
                entry("Ann", 1, ANN).withNegatives(List.of(Gallery.template("n", twin)), 2), entry("Bob", 2, BOB));
        Evidence[] pictures = {picture(twin, 0.1, 1), picture(twin, 0.2, 0.5), picture(twin, 0.15, 0)};
        Identity before = decide(ANN_AND_BOB, pictures);

        Identity after = RULES.decide(List.of(pictures), rejected, before);

        assertThat(before.person()).isEqualTo("Ann");
        assertThat(after.decision()).isEqualTo(Decision.UNKNOWN);
        assertThat(after.candidates()).extracting(Candidate::person).containsExactly("Bob");
        assertThat(decide(rejected, picture(ANN, 0.3, 1), picture(ANN, 0.3, 1)).person())
                .as("the person's own face")
                .isEqualTo("Ann");
    }

    @Test
    void aRejectedTwinLeavesTheNameToWhoeverElseItFits() {
        float[] twin = Sphere.at(0.6, ANN, 7);
        GalleryIndex both = Gallery.of(
                entry("Ann", 1, ANN).withNegatives(List.of(Gallery.template("n", twin)), 2), entry("Eve", 2, twin));

        Identity identity = decide(both, picture(twin, 0.3, 1), picture(twin, 0.3, 1));

        assertThat(identity.person()).isEqualTo("Eve");
        assertThat(identity.margin()).isNull();
    }

    @Test
    void qualityWeighsTheVotes() {
        Evidence goodAnn = picture(ANN, 0.3, 0.9);
        Evidence poorBob = picture(BOB, 0.3, 0.1);

        assertThat(decide(ANN_AND_BOB, goodAnn, goodAnn, poorBob, poorBob, poorBob)
                        .person())
                .isEqualTo("Ann");
    }

    @Test
    void aMatchIsAlwaysBelowTheThreshold() {
        // Two near pictures and one so far that the mean over all three would be above it.
        Identity identity = decide(ANN_AND_BOB, picture(ANN, 0.88, 1), picture(ANN, 0.89, 1), picture(STRANGER, 0, 1));

        assertThat(identity.decision()).isEqualTo(Decision.MATCH);
        assertThat(identity.distance()).isLessThan(0.9);
        assertThat(identity.votes().pictures()).isEqualTo(3);
        assertThat(identity.votes().winning()).isEqualTo(2);
    }

    @Test
    void aNameIsHeldWithLessThanItIsGivenWithButNotForEver() {
        Evidence ann = picture(ANN, 0.3, 1);
        Evidence nobody = picture(STRANGER, 0.3, 1);
        Identity named = decide(ANN_AND_BOB, ann, ann, ann);
        Identity stranger = decide(ANN_AND_BOB, nobody, nobody, nobody);

        assertThat(decide(named, ann, ann, ann, nobody, nobody, nobody).person())
                .isEqualTo("Ann");
        assertThat(decide(stranger, ann, ann, ann, nobody, nobody, nobody).decision())
                .isEqualTo(Decision.UNKNOWN);
        assertThat(decide(named, ann, ann, nobody, nobody, nobody, nobody).decision())
                .isEqualTo(Decision.UNKNOWN);
    }

    @Test
    void aHungVoteIsSettledAsNobodyOnceThereAreEnoughPictures() {
        Evidence ann = picture(ANN, 0.3, 1);
        Evidence nobody = picture(STRANGER, 0.3, 1);

        assertThat(decide(ANN_AND_BOB, ann, ann, nobody, nobody).decision()).isEqualTo(Decision.PENDING);
        assertThat(decide(ANN_AND_BOB, ann, ann, ann, nobody, nobody, nobody).decision())
                .isEqualTo(Decision.UNKNOWN);
    }

    @Test
    void evidenceIsJudgedByTheGalleryOfTheMoment() {
        List<Evidence> pictures = List.of(picture(BOB, 0.3, 1), picture(BOB, 0.4, 1), picture(BOB, 0.5, 1));
        GalleryIndex onlyAnn =
                Gallery.of(entry("Ann", 1, ANN), entry("Bob", 2, BOB).removal(3));

        Identity named = RULES.decide(pictures, ANN_AND_BOB, null);
        assertThat(named.person()).isEqualTo("Bob");
        assertThat(RULES.decide(pictures, onlyAnn, named).decision()).isEqualTo(Decision.UNKNOWN);
    }

    @Test
    void whatIsPendingInTheEndWasNeverSeenWellEnough() {
        Identity pending = decide(ANN_AND_BOB, picture(ANN, 0.1, 1));
        Identity named = decide(ANN_AND_BOB, picture(ANN, 0.1, 1), picture(ANN, 0.1, 1));

        assertThat(IdentityRules.concluded(pending).decision()).isEqualTo(Decision.LOW_QUALITY);
        assertThat(IdentityRules.concluded(named)).isEqualTo(named);
    }

    @Test
    void picturesWithoutWeightDecideNothing() {
        assertThat(decide(ANN_AND_BOB, picture(ANN, 0.1, 0), picture(ANN, 0.1, 0), picture(ANN, 0.1, 0))
                        .person())
                .isNull();
    }

    private static Identity decide(GalleryIndex gallery, Evidence... evidence) {
        return RULES.decide(List.of(evidence), gallery, null);
    }

    private static Identity decide(Identity held, Evidence... evidence) {
        return RULES.decide(Arrays.asList(evidence), ANN_AND_BOB, held);
    }

    private static Evidence picture(float[] person, double distance, double quality) {
        return new Evidence(Sphere.at(distance, person, 99), quality, 0);
    }
}
