package dev.passerby.vision.strangers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.vision.matching.Sphere;
import java.util.List;
import org.junit.jupiter.api.Test;

class StrangersTest {

    private static final StrangerRules RULES = StrangerRules.STANDARD;
    private static final long DAY = RULES.keepMillis();

    private Strangers memory = Strangers.none();
    private long nowMillis = 1_700_000_000_000L;

    @Test
    void aStrangerHasOneIdAtEveryCameraAndVisit() {
        String id = unknown("door-1-0-0", Face.view(7, 0.3, 1));

        assertThat(unknown("yard-1-9-0", Face.view(7, 0.4, 2))).isEqualTo(id);
        nowMillis += DAY / 2;
        assertThat(unknown("door-2-0-0", Face.view(7, 0.45, 3))).isEqualTo(id);
        assertThat(unknown("door-2-0-1", Face.view(8))).isNotEqualTo(id);
    }

    @Test
    void anIdIsMadeOfTheTrackItWasFoundedBy() {
        // printf door-1-0-0 | sha256sum
        assertThat(unknown("door-1-0-0", Face.view(7))).isEqualTo("unknown-39f3c464");
    }

    @Test
    void anIdThatIsTakenGetsMoreDigits() {
        String taken = UnknownId.of("door-1-0-0", id -> id.length() < "unknown-".length() + 10);

        assertThat(taken).hasSize("unknown-".length() + 10).startsWith("unknown-39f3c464");
        assertThat(UnknownId.isOne(taken)).isTrue();
        assertThat(UnknownId.isOne("unknown-Ada")).isFalse();
    }

    @Test
    void aTrackKeepsTheStrangerItWasGivenWhateverItLooksLikeLater() {
        String first = unknown("door-1-0-0", Face.view(7));
        String other = unknown("door-1-5-0", Face.view(8));

        assertThat(unknown("door-1-0-0", Face.view(8))).isEqualTo(first);
        assertThat(unknown("yard-1-0-0", Face.view(8, 0.4, 9)))
                .as("a view that is another stranger's does not draw that one's visits over")
                .isEqualTo(other);
    }

    @Test
    void aBetterTemplateOfATrackTakesThePlaceOfItsFirst() {
        unknown("door-1-0-0", Face.of(Sphere.at(0.5, Sphere.person(7), 1), 0.4, 3, 0.9));
        unknown("door-1-0-0", Face.of(Sphere.person(7), 0.9, 8, 0.9));
        unknown("door-1-0-0", Face.of(Sphere.at(0.5, Sphere.person(7), 2), 0.5, 4, 0.9));

        assertThat(memory.strangers()).singleElement().satisfies(stranger -> assertThat(stranger.exemplars())
                .singleElement()
                .satisfies(
                        exemplar -> assertThat(exemplar.template().pictures()).isEqualTo(8)));
    }

    @Test
    void whoWasSeenTooPoorlyHasAnIdAndSwallowsNobody() {
        String mixed = unknown("door-1-0-0", Face.mixture(7, 8));
        String seven = unknown("yard-1-0-0", Face.view(7));
        String eight = unknown("yard-1-0-1", Face.view(8));

        assertThat(List.of(mixed, seven, eight)).doesNotHaveDuplicates();
        assertThat(unknown("gate-1-0-0", Face.of(Sphere.at(0.4, Sphere.person(7), 5), 0.8, 2, 0.95)))
                .as("two pictures are enough to be recognised by the views of others")
                .isEqualTo(seven);
        assertThat(memory.stranger(seven).orElseThrow().exemplars()).hasSize(1);
    }

    @Test
    void noChainOfLikenessesLeadsFromOnePersonToAnother() {
        float[] one = Sphere.person(7);
        float[] other = Sphere.person(8);
        String first = unknown("door-1-0-0", Face.of(one, 0.8, 5, 0.95));
        assertThat(unknown("door-1-1-0", Face.of(Sphere.toward(0.6, one, other), 0.8, 5, 0.95)))
                .isEqualTo(first);
        unknown("door-1-2-0", Face.of(Sphere.toward(1.0, one, other), 0.8, 5, 0.95));

        assertThat(unknown("door-1-3-0", Face.of(other, 0.8, 5, 0.95))).isNotEqualTo(first);
        assertThat(memory.stranger(first).orElseThrow().exemplars()).hasSize(2);
    }

    @Test
    void ofManyViewsTheMostDifferentAreKept() {
        for (int visit = 0; visit < 10; visit++) {
            unknown("door-" + visit + "-0-0", Face.view(7, visit < 3 ? 0.45 : 0.05, visit));
        }

        assertThat(memory.strangers()).singleElement().satisfies(stranger -> {
            assertThat(stranger.exemplars()).hasSize(RULES.exemplarsKept());
            assertThat(stranger.exemplars())
                    .extracting(Exemplar::trackId)
                    .contains("door-0-0-0", "door-1-0-0", "door-2-0-0");
        });
    }

    @Test
    void aTrackThatGotANameIsNoStrangersViewAnyMore() {
        String id = unknown("door-1-0-0", Face.view(7));
        unknown("yard-1-0-0", Face.view(7, 0.4, 2));
        named("yard-1-0-0", Face.view(7));
        assertThat(memory.stranger(id).orElseThrow().exemplars())
                .extracting(Exemplar::trackId)
                .containsExactly("door-1-0-0");

        named("door-1-0-0", Face.view(7));
        assertThat(memory.strangers()).isEmpty();
        assertThat(unknown("door-1-0-0", Face.view(7)))
                .as("the name was withdrawn")
                .isEqualTo(id);
    }

    @Test
    void whatWasSeenTooLongAgoIsForgotten() {
        String id = unknown("door-1-0-0", Face.view(7));
        nowMillis += DAY - 1;
        named("door-2-0-0", Face.view(9));
        assertThat(memory.forgetsAtMillis(RULES)).hasValue(nowMillis + 1);

        nowMillis += 1;
        memory = memory.forgotten(nowMillis, RULES);
        assertThat(memory.stranger(id)).isEmpty();
        assertThat(memory.track("door-2-0-0")).isPresent();

        memory = memory.forgotten(nowMillis + DAY, RULES);
        assertThat(memory).isEqualTo(Strangers.none());
        assertThat(memory.forgetsAtMillis(RULES)).isEmpty();
    }

    @Test
    void ofMoreThanAreKeptTheLongestUnseenGo() {
        StrangerRules two = RULES.keeping(2, DAY);
        String seven = memory(two, "door-1-0-0", 7);
        String eight = memory(two, "door-1-1-0", 8);
        memory(two, "door-1-2-0", 7);
        String nine = memory(two, "door-1-3-0", 9);

        assertThat(memory.strangers()).extracting(Stranger::id).containsExactly(seven, nine);
        assertThat(memory.stranger(eight)).isEmpty();
        assertThat(memory.tracks()).hasSize(2);
    }

    @Test
    void itsTextSaysNothingOfAnybody() {
        unknown("door-1-0-0", Face.view(7));

        assertThat(memory).hasToString("Strangers[1, tracks=1, retired=0]");
    }

    private String unknown(String trackId, TrackTemplate template) {
        Recall recall = memory.unknown(trackId, template, nowMillis, RULES);
        memory = recall.next();
        return recall.unknownId();
    }

    private String memory(StrangerRules rules, String trackId, long person) {
        Recall recall = memory.unknown(trackId, Face.view(person), nowMillis++, rules);
        memory = recall.next();
        return recall.unknownId();
    }

    private void named(String trackId, TrackTemplate template) {
        memory = memory.named(trackId, "p-1", template, nowMillis, RULES);
    }
}
