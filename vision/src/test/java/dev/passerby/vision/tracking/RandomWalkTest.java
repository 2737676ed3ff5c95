package dev.passerby.vision.tracking;

import static dev.passerby.vision.matching.Gallery.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.vision.matching.Embeddings;
import dev.passerby.vision.matching.Gallery;
import dev.passerby.vision.matching.GalleryIndex;
import dev.passerby.vision.matching.Sphere;
import dev.passerby.vision.tracking.Watch.Shown;
import dev.passerby.wire.event.EventType;
import dev.passerby.wire.gallery.GalleryEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People walking in and out at random, some enrolled: what must hold whatever they do. */
class RandomWalkTest {

    private static final int FRAMES = 250;
    private static final int ENROLLED = 3;
    private static final int PICTURES = 500;
    private static final float[][] PEOPLE =
            IntStream.range(0, 7).mapToObj(Sphere::person).toArray(float[][]::new);

    /** One who walks: where, how fast, and who it is. */
    private static final class Walker {
        private double x;
        private double y;
        private double speed;
        private final int person;

        Walker(Random random, int person) {
            this.person = person;
            this.x = random.nextInt(500);
            this.y = random.nextInt(300);
            this.speed = random.nextGaussian() * 20;
        }

        Shown step(Random random) {
            x += speed + random.nextGaussian() * 3;
            y += random.nextGaussian() * 3;
            speed = 0.9 * speed + random.nextGaussian() * 4;
            float[] picture = Sphere.at(0.3 + 0.4 * random.nextDouble(), PEOPLE[person], random.nextInt(PICTURES));
            boolean fit = random.nextInt(5) > 0;
            return new Shown(x, y, 70 + random.nextInt(10), picture, fit ? 0.3 + 0.7 * random.nextDouble() : 0.05, fit);
        }
    }

    private static GalleryIndex enrolled() {
        List<GalleryEntry> people = new ArrayList<>();
        for (int person = 0; person < ENROLLED; person++) {
            people.add(entry("Person" + person, 1 + person, PEOPLE[person]));
        }
        return GalleryIndex.of(people, Gallery.MODEL, Gallery.CROP);
    }

    /** Plays the seed's story; hands every frame's truth to nobody. */
    private static Watch play(long seed, boolean rebuildEveryFrame) {
        Random random = new Random(seed);
        Watch watch = new Watch("gate", enrolled());
        List<Walker> walkers = new ArrayList<>();
        for (int i = 0; i < FRAMES; i++) {
            if (walkers.size() < 4 && random.nextInt(8) == 0) {
                int person = random.nextInt(PEOPLE.length);
                if (walkers.stream().noneMatch(walker -> walker.person == person)) {
                    walkers.add(new Walker(random, person));
                }
            }
            if (!walkers.isEmpty() && random.nextInt(25) == 0) {
                walkers.remove(random.nextInt(walkers.size()));
            }
            if (random.nextInt(90) == 0) {
                watch.reconnect();
            }
            List<Shown> shown = new ArrayList<>();
            for (Walker walker : walkers) {
                Shown face = walker.step(random);
                if (random.nextInt(10) > 0) {
                    shown.add(face);
                }
            }
            watch.frameAfter(100 + random.nextInt(300), shown.toArray(Shown[]::new));
            if (rebuildEveryFrame) {
                watch.tracks(Rebuilt.of(watch.tracks()));
            }
        }
        watch.frameAfter(10_000);
        return watch;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theSameFramesGiveTheSameTracksAndTheSameEvents(long seed) {
        assertThat(play(seed, false).changes())
                .isNotEmpty()
                .isEqualTo(play(seed, false).changes());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void tracksRebuiltFromTheirPartsAfterEveryFrameGoOnAsIfNothingHadHappened(long seed) {
        assertThat(play(seed, true).changes()).isEqualTo(play(seed, false).changes());
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15})
    void everyTrackHasOneBeginningOneEndAndNumberedEventsBetween(long seed) {
        Watch watch = play(seed, false);

        Map<String, List<TrackChange>> byTrack = new HashMap<>();
        Set<String> eventIds = new HashSet<>();
        for (TrackChange change : watch.changes()) {
            byTrack.computeIfAbsent(change.track().id(), id -> new ArrayList<>())
                    .add(change);
            assertThat(eventIds.add(change.eventId())).as(change.eventId()).isTrue();
        }
        assertThat(byTrack.size()).isGreaterThan(3);
        byTrack.forEach((id, changes) -> {
            assertThat(changes.get(0).type()).isEqualTo(EventType.FACE_TRACK_NEW);
            assertThat(changes.get(changes.size() - 1).type()).isEqualTo(EventType.FACE_TRACK_END);
            assertThat(changes)
                    .extracting(TrackChange::number)
                    .doesNotHaveDuplicates()
                    .isSorted();
            assertThat(changes.get(changes.size() - 1).number()).isEqualTo(changes.size() - 1);
            assertThat(changes.subList(1, changes.size() - 1))
                    .extracting(TrackChange::type)
                    .doesNotContain(EventType.FACE_TRACK_NEW, EventType.FACE_TRACK_END);
        });
        assertThat(watch.tracks().tracks()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24, 25})
    void aTrackNeverHoldsEvidenceOfTwoPeople(long seed) {
        for (TrackChange change : play(seed, false).changes()) {
            Set<Integer> people = new HashSet<>();
            for (Evidence evidence : change.track().evidence()) {
                people.add(whose(evidence));
            }
            assertThat(people).as(change.eventId()).hasSizeLessThanOrEqualTo(1);
            if (change.identity().person() != null) {
                assertThat(people)
                        .containsExactly(
                                Integer.parseInt(change.identity().person().substring(6)));
            }
        }
    }

    private static int whose(Evidence evidence) {
        for (int person = 0; person < PEOPLE.length; person++) {
            if (Embeddings.distance(evidence.embedding(), PEOPLE[person]) < 0.75) {
                return person;
            }
        }
        throw new AssertionError("evidence of nobody who walked here");
    }
}
