package dev.passerby.vision.matching;

import static dev.passerby.vision.matching.Gallery.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.passerby.wire.gallery.GalleryEntry;
import dev.passerby.wire.gallery.MemoryRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GalleryMergeTest {

    private static final float[] EAST = Sphere.axes(1, 0, 0);
    private static final float[] NORTH = Sphere.axes(0, 1, 0);
    private static final float[][] FACES = {EAST, NORTH};

    @Test
    void theHigherVersionHolds() {
        GalleryEntry older = entry("Ann", 1, EAST);
        GalleryEntry newer = entry("Ann", 2, NORTH);

        assertThat(GalleryMerge.replaces(newer, older)).isTrue();
        assertThat(GalleryMerge.replaces(older, newer)).isFalse();
        assertThat(GalleryMerge.replaces(older, null)).isTrue();
        assertThat(GalleryMerge.replaces(older, older)).isFalse();
    }

    @Test
    void aLateOlderEntryDoesNotBringARemovedPersonBack() {
        GalleryEntry entry = entry("Ann", 1, EAST);

        assertThat(GalleryMerge.later(entry, entry.removal(2)).removed()).isTrue();
    }

    @Test
    void entriesComeToTheSameInAnyOrder() {
        List<GalleryEntry> arrivals = new ArrayList<>(List.of(
                entry("Ann", 1, EAST),
                entry("Ann", 3, EAST),
                entry("Ann", 3, NORTH),
                entry("Ann", 3, EAST).removal(3)));
        Random random = new Random(7);
        for (int i = 0; i < 50; i++) {
            Collections.shuffle(arrivals, random);
            GalleryEntry held = null;
            for (GalleryEntry arriving : arrivals) {
                held = GalleryMerge.later(arriving, held);
            }
            assertThat(held.removed()).isTrue();
            assertThat(held.version()).isEqualTo(3);
        }
        assertThat(GalleryMerge.later(entry("Ann", 3, EAST), entry("Ann", 3, NORTH))
                        .toJson())
                .isEqualTo(GalleryMerge.later(entry("Ann", 3, NORTH), entry("Ann", 3, EAST))
                        .toJson());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void historiesComeToTheSameGalleryHoweverTheyArrive(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 700; i++) {
            List<GalleryEntry> history = history(random);
            Map<String, GalleryEntry> once = merged(history);
            List<GalleryEntry> again = new ArrayList<>(history);
            again.addAll(history.subList(0, random.nextInt(history.size())));
            Collections.shuffle(again, random);
            int cut = random.nextInt(again.size() + 1);
            List<GalleryEntry> halves =
                    new ArrayList<>(merged(again.subList(cut, again.size())).values());
            halves.addAll(merged(again.subList(0, cut)).values());

            assertThat(merged(again)).as("order and repetition change nothing").isEqualTo(once);
            assertThat(merged(halves)).as("nor does merging in parts").isEqualTo(once);
            assertThat(GalleryIndex.of(again, Gallery.MODEL, Gallery.CROP).fingerprint())
                    .isEqualTo(GalleryIndex.of(once.values(), Gallery.MODEL, Gallery.CROP)
                            .fingerprint());
            for (GalleryEntry held : once.values()) {
                assertThat(history)
                        .filteredOn(entry -> entry.personId().equals(held.personId()))
                        .allMatch(entry -> entry.version() <= held.version());
            }
        }
    }

    private static Map<String, GalleryEntry> merged(List<GalleryEntry> arrivals) {
        Map<String, GalleryEntry> held = new TreeMap<>();
        for (GalleryEntry arriving : arrivals) {
            held.merge(arriving.personId(), arriving, (known, entry) -> GalleryMerge.later(entry, known));
        }
        return held;
    }

    /** What several enrolment processes may have written of three people, some of it under the same version. */
    private static List<GalleryEntry> history(Random random) {
        List<GalleryEntry> history = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(12); i++) {
            GalleryEntry entry = entry("Person" + random.nextInt(3), random.nextInt(5), FACES[random.nextInt(2)]);
            history.add(
                    switch (random.nextInt(5)) {
                        case 0 -> entry.removal(entry.version());
                        case 1 -> entry.withThreshold(0.5 + 0.1 * random.nextInt(3), entry.version());
                        case 2 -> entry.withNegatives(List.of(Gallery.template("n", NORTH)), entry.version());
                        case 3 ->
                            entry.asking(
                                    new MemoryRequest(MemoryRequest.Kind.TEMPLATES_OF_UNKNOWN, "unknown-1"),
                                    entry.version());
                        default -> entry;
                    });
        }
        return history;
    }

    @Test
    void entriesOfDifferentPeopleDoNotReplaceEachOther() {
        assertThatThrownBy(() -> GalleryMerge.replaces(entry("Ann", 1, EAST), entry("Bob", 1, EAST)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'bob' and 'ann'");
    }
}
