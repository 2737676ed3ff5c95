package dev.passerby.pipeline.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.pipeline.fixture.KeyFiles;
import dev.passerby.pipeline.fixture.People;
import dev.passerby.wire.gallery.GalleryEntry;
import dev.passerby.wire.gallery.Template;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenEntriesTest {

    private static final int MANY = 10_000;

    @TempDir
    Path folder;

    @Test
    void ten_thousand_people_are_opened_in_seconds_in_their_order() throws Exception {
        KeyFiles keys = new KeyFiles(folder);
        List<GalleryEntry> sealed = sealed(MANY);
        keys.destroy(sealed.get(7).personId());
        OpenEntries entries = new OpenEntries(keys.forJob());

        long began = System.nanoTime();
        List<GalleryEntry> opened = entries.openAll(sealed);
        Duration took = Duration.ofNanos(System.nanoTime() - began);

        System.out.println("opening " + MANY + " people took " + took.toMillis() + " ms");
        assertThat(took).isLessThan(Duration.ofSeconds(20));
        assertThat(opened)
                .extracting(GalleryEntry::personId)
                .isEqualTo(sealed.stream().map(GalleryEntry::personId).toList());
        assertThat(opened.get(8).templates()).allMatch(Template::readable);
        assertThat(opened.get(8).templates().get(0).embedding()).isEqualTo(People.embedding("person 8"));
        assertThat(opened.get(7).removed()).as("whose key is gone").isTrue();
        assertThat(entries.closed()).containsExactly(sealed.get(7).personId());
    }

    @Test
    void a_store_that_is_out_of_reach_is_not_asked_for_everybody() throws Exception {
        List<GalleryEntry> sealed = sealed(20);
        AtomicInteger asked = new AtomicInteger();
        OpenEntries entries = new OpenEntries(unreachable(asked), new Outage(Duration.ZERO));

        List<GalleryEntry> opened = entries.openAll(sealed);

        assertThat(asked).hasValue(3);
        assertThat(opened).allMatch(GalleryEntry::removed);
        assertThat(entries.closed()).hasSize(20);
    }

    @Test
    void what_fails_at_once_is_asked_for_each_time() throws Exception {
        AtomicInteger asked = new AtomicInteger();

        new OpenEntries(unreachable(asked), new Outage(Duration.ofDays(1))).openAll(sealed(20));

        assertThat(asked).hasValue(20);
    }

    private List<GalleryEntry> sealed(int people) throws IOException {
        KeyFiles keys = new KeyFiles(folder);
        List<GalleryEntry> sealed = new ArrayList<>(people);
        for (int i = 0; i < people; i++) {
            sealed.add(keys.sealed(People.enrolled("person " + i, i + 1)));
        }
        return sealed;
    }

    private static PersonKeys unreachable(AtomicInteger asked) {
        return person -> {
            asked.incrementAndGet();
            throw new IOException("no route to the store");
        };
    }
}
