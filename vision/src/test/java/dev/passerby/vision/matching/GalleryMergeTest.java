package dev.passerby.vision.matching;

import static dev.passerby.vision.matching.Gallery.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.passerby.wire.gallery.GalleryEntry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GalleryMergeTest {

    private static final float[] EAST = Sphere.axes(1, 0, 0);
    private static final float[] NORTH = Sphere.axes(0, 1, 0);

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

    @Test
    void entriesOfDifferentPeopleDoNotReplaceEachOther() {
        assertThatThrownBy(() -> GalleryMerge.replaces(entry("Ann", 1, EAST), entry("Bob", 1, EAST)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'bob' and 'ann'");
    }
}
