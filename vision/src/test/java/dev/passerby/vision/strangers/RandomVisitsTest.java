package dev.passerby.vision.strangers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.vision.matching.Sphere;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People who come and go before several cameras, well seen or poorly: what must hold whatever they do. */
class RandomVisitsTest {

    private static final int PEOPLE = 12;
    private static final int VISITS = 300;
    private static final int VIEWS = 200;
    private static final String[] CAMERAS = {"door", "yard", "gate"};
    private static final StrangerRules RULES = StrangerRules.STANDARD;
    private static final long MINUTE = 60_000;

    /** One person's unbroken appearance before a camera: what is said of it, one template after the other. */
    private record Visit(String trackId, int person, List<TrackTemplate> templates) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void idsAreStableAndNeverTwoPeoples(long seed) {
        Map<String, Integer> owners = new HashMap<>();
        Map<Integer, String> wellSeen = new HashMap<>();
        Strangers memory = Strangers.none();
        long now = 0;
        for (Visit visit : visits(new Random(seed), true)) {
            Set<String> given = new HashSet<>();
            for (TrackTemplate template : visit.templates()) {
                Recall recall = memory.unknown(visit.trackId(), template, now += MINUTE, RULES);
                memory = recall.next();
                given.add(recall.unknownId());
                assertViewsAreOnePersons(memory);
            }
            assertThat(given).as("a track keeps its stranger").hasSize(1);
            String id = given.iterator().next();
            assertThat(owners.putIfAbsent(id, visit.person()))
                    .as("%s is one person's", id)
                    .isIn(null, visit.person());
            if (RULES.trust(visit.templates().get(0))) {
                assertThat(wellSeen.putIfAbsent(visit.person(), id))
                        .as("who is seen well again has the id of before")
                        .isIn(null, id);
            }
        }
        assertThat(wellSeen.values()).hasSize(PEOPLE).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15})
    void whoIsWhomDoesNotDependOnTheOrderOfVisits(long seed) {
        Random random = new Random(seed);
        List<Visit> visits = visits(random, false);
        Set<Set<String>> before = groups(visits);
        Collections.shuffle(visits, random);

        assertThat(groups(visits)).isEqualTo(before).hasSize(PEOPLE);
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24, 25})
    void visitsThatOverlapAreGroupedAlikeToo(long seed) {
        Random random = new Random(seed);
        List<Visit> visits = visits(random, false);
        List<Visit> pieces = new ArrayList<>();
        for (Visit visit : visits) {
            for (TrackTemplate template : visit.templates()) {
                pieces.add(new Visit(visit.trackId(), visit.person(), List.of(template)));
            }
        }
        Collections.shuffle(pieces, random);

        assertThat(groups(pieces)).isEqualTo(groups(visits));
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33})
    void boundsHoldAndAllIsForgottenInTheEnd(long seed) {
        StrangerRules tight = RULES.keeping(5, 90 * MINUTE);
        Random random = new Random(seed);
        Strangers memory = Strangers.none();
        long now = 0;
        for (Visit visit : visits(random, true)) {
            for (TrackTemplate template : visit.templates()) {
                now += random.nextLong(20 * MINUTE);
                memory = random.nextInt(4) == 0
                        ? memory.named(visit.trackId(), "p-1", template, now, tight)
                        : memory.unknown(visit.trackId(), template, now, tight).next();
                assertThat(memory.strangers().size()).isLessThanOrEqualTo(5);
                assertThat(memory.tracks().size()).isLessThanOrEqualTo(5);
                long oldest = now - tight.keepMillis();
                assertThat(memory.strangers()).allMatch(stranger -> stranger.lastSeenMillis() > oldest);
                assertThat(memory.tracks()).allMatch(track -> track.lastSeenMillis() > oldest);
                assertThat(memory.forgetsAtMillis(tight).orElseThrow()).isGreaterThan(now);
            }
        }
        assertThat(memory.forgotten(now + tight.keepMillis(), tight)).isEqualTo(Strangers.none());
    }

    private static void assertViewsAreOnePersons(Strangers memory) {
        for (Stranger stranger : memory.strangers()) {
            List<Exemplar> views = stranger.exemplars();
            assertThat(views).hasSizeBetween(1, RULES.exemplarsKept());
            assertThat(views).extracting(Exemplar::trackId).doesNotHaveDuplicates();
            for (Exemplar one : views) {
                for (Exemplar other : views) {
                    assertThat(one.template().distanceTo(other.template())).isLessThan(RULES.linkDistance());
                }
            }
        }
        assertThat(memory.strangers()).extracting(Stranger::id).doesNotHaveDuplicates();
    }

    /** The tracks that got the same id. */
    private static Set<Set<String>> groups(List<Visit> visits) {
        Strangers memory = Strangers.none();
        Map<String, Set<String>> byId = new HashMap<>();
        long now = 0;
        for (Visit visit : visits) {
            for (TrackTemplate template : visit.templates()) {
                Recall recall = memory.unknown(visit.trackId(), template, now++, RULES);
                memory = recall.next();
                byId.computeIfAbsent(recall.unknownId(), any -> new HashSet<>()).add(visit.trackId());
            }
        }
        return new HashSet<>(byId.values());
    }

    /** Everybody comes once and is seen well; later visits may be seen poorly, from the beginning or all the time. */
    private static List<Visit> visits(Random random, boolean somePoor) {
        List<Visit> visits = new ArrayList<>();
        for (int i = 0; i < VISITS; i++) {
            int person = i < PEOPLE ? i : random.nextInt(PEOPLE);
            List<TrackTemplate> templates = new ArrayList<>();
            int said = 1 + random.nextInt(3);
            boolean poor = somePoor && i >= PEOPLE && random.nextInt(4) == 0;
            for (int k = 0; k < said; k++) {
                templates.add(poor && k < 2 ? poor(random, person) : good(random, person));
            }
            visits.add(new Visit(CAMERAS[random.nextInt(CAMERAS.length)] + "-1-" + i + "-0", person, templates));
        }
        return visits;
    }

    private static TrackTemplate good(Random random, int person) {
        float[] embedding = Sphere.at(0.45 * random.nextDouble(), Sphere.person(person), random.nextInt(VIEWS));
        return Face.of(
                embedding, 0.3 + 0.7 * random.nextDouble(), 3 + random.nextInt(6), 0.8 + 0.2 * random.nextDouble());
    }

    private static TrackTemplate poor(Random random, int person) {
        float[] embedding = Sphere.at(0.9 * random.nextDouble(), Sphere.person(person), random.nextInt(VIEWS));
        return random.nextBoolean()
                ? Face.of(embedding, 0.3, 1 + random.nextInt(2), 0.9)
                : Face.of(embedding, 0.3, 8, 0.5 + 0.29 * random.nextDouble());
    }
}
