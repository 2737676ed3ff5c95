package dev.passerby.vision.matching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.wire.gallery.GalleryEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An index that follows its gallery is the index of that gallery. */
class GalleryUpdateTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 3, GalleryBlock.CAPACITY - 1, GalleryBlock.CAPACITY, 2_500})
    void changesLeadToTheIndexOfWhatHolds(int people) {
        assertFollows(people, new DrawnGallery(people));
    }

    @Test
    void changesOfFacesLeadToTheIndexOfWhatHolds() {
        assertFollows(2_500, new DrawnGallery(3, FewDirections::flat));
    }

    @Test
    void fewDirectionsAreFoundOnceEnoughHaveCome() {
        DrawnGallery drawn = new DrawnGallery(4, FewDirections::flat);
        List<GalleryEntry> all = new ArrayList<>(drawn.people(900));
        GalleryIndex few = GalleryIndex.of(all, Gallery.MODEL, Gallery.CROP);
        List<GalleryEntry> more = drawn.people(900);
        all.addAll(more);

        GalleryIndex enough = few.with(more);

        float[] probe = drawn.probe(900);
        assertThat(few.coordinates().apply(probe)).hasSize(Sphere.DIMENSIONS);
        assertThat(enough.coordinates().apply(probe)).hasSize(PrincipalDirections.COUNT);
        assertThat(enough.nearest(probe, 9))
                .isEqualTo(GalleryIndex.of(all, Gallery.MODEL, Gallery.CROP).nearest(probe, 9));
    }

    private static void assertFollows(int people, DrawnGallery drawn) {
        Random random = new Random(people);
        List<GalleryEntry> all = new ArrayList<>(drawn.people(people));
        GalleryIndex index = GalleryIndex.of(all, Gallery.MODEL, Gallery.CROP);
        for (int change = 0; change < 20; change++) {
            List<GalleryEntry> entries = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(200); i++) {
                entries.add(changed(all, drawn, random));
            }
            all.addAll(entries);
            index = index.with(entries);
        }

        GalleryIndex anew = GalleryIndex.of(all, Gallery.MODEL, Gallery.CROP);
        assertThat(index.people()).isEqualTo(anew.people());
        assertThat(index.templates()).isEqualTo(anew.templates());
        assertThat(index.version()).isEqualTo(anew.version());
        assertThat(index.fingerprint()).isEqualTo(anew.fingerprint());
        for (int person = 0; person < anew.people(); person++) {
            assertThat(index.personId(person)).isEqualTo(anew.personId(person));
        }
        for (int i = 0; i < 30; i++) {
            float[] probe = drawn.probe(people + 100);
            assertThat(index.nearest(probe, 9)).isEqualTo(anew.nearest(probe, 9));
        }
    }

    /** Somebody new, or known with another face, or removed, or an entry that comes late. */
    private static GalleryEntry changed(List<GalleryEntry> all, DrawnGallery drawn, Random random) {
        int face = random.nextInt(3_000);
        if (all.isEmpty() || random.nextInt(3) == 0) {
            return drawn.person("new" + random.nextInt(1_000_000), face);
        }
        GalleryEntry known = all.get(random.nextInt(all.size()));
        long version = Math.max(1, known.version() + random.nextInt(4) - 1);
        return random.nextInt(3) == 0
                ? known.removal(version)
                : drawn.person(known.personId(), face).withThreshold(null, version);
    }

    @Test
    void whatDoesNotChangeAnythingLeavesTheIndexAsItWas() {
        GalleryIndex index = GalleryIndex.of(new DrawnGallery(1).people(50), Gallery.MODEL, Gallery.CROP);
        float[] probe = Sphere.person(1);
        List<PersonDistance> before = index.nearest(probe, 9);
        long fingerprint = index.fingerprint();

        index.with(List.of(Gallery.entry("Newcomer", 1, probe)));

        assertThat(index.nearest(probe, 9)).isEqualTo(before);
        assertThat(index.with(List.of()).fingerprint()).isEqualTo(fingerprint);
    }

    /**
     * Two people take each other's places over and over while others search: each version of a person has a name and a face of
     * its own, so that whoever sees a face at distance 0 under another name has seen two galleries at once.
     */
    @Test
    void aSearchDuringChangesSeesOneGallery() {
        int people = 300;
        Map<String, float[]> faces = new HashMap<>();
        List<GalleryEntry> entries = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            entries.add(version(i, 1, faces));
        }
        AtomicReference<GalleryIndex> current =
                new AtomicReference<>(GalleryIndex.of(entries, Gallery.MODEL, Gallery.CROP));
        AtomicBoolean done = new AtomicBoolean();
        List<List<GalleryEntry>> changes = new ArrayList<>();
        Random random = new Random(1);
        for (int version = 2; version < 400; version++) {
            int one = random.nextInt(people);
            changes.add(List.of(version(one, version, faces), version((one + 7) % people, version, faces)));
        }

        CompletableFuture<Void> updates = CompletableFuture.runAsync(() -> {
                    changes.forEach(change -> current.updateAndGet(index -> index.with(change)));
                })
                .whenComplete((nothing, failure) -> done.set(true));
        Random searches = new Random(2);
        do {
            GalleryIndex index = current.get();
            float[] probe = faces.get(index.name(searches.nextInt(people)));
            PersonDistance nearest = index.nearest(probe, 1).get(0);

            assertThat(nearest.distance()).isLessThan(1e-3);
            assertThat(faces.get(nearest.name())).isEqualTo(probe);
            assertThat(nearest.name()).startsWith(nearest.personId() + " ");
        } while (!done.get());
        updates.join();
        assertThat(current.get().version()).isEqualTo(399);
    }

    private static GalleryEntry version(int person, int version, Map<String, float[]> faces) {
        String id = "p" + person;
        String name = id + " version " + version;
        float[] face = Sphere.person(1_000L * person + version);
        faces.put(name, face);
        return new GalleryEntry(id, name, version, false, List.of(Gallery.template("t", face)));
    }
}
