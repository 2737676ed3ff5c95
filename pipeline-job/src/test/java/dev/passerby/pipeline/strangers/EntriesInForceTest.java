package dev.passerby.pipeline.strangers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.pipeline.fixture.People;
import dev.passerby.pipeline.gallery.GalleryUpdate;
import dev.passerby.wire.gallery.GalleryEntry;
import org.junit.jupiter.api.Test;

class EntriesInForceTest {

    private final EntriesInForce gallery = new EntriesInForce();

    @Test
    void the_newest_of_everybody_is_told_once_the_gallery_was_read() {
        GalleryEntry bob = People.enrolled("Bob", 1);
        GalleryEntry ada = People.enrolled("Ada", 3);
        assertThat(gallery.after(GalleryUpdate.of(bob))).isEmpty();
        assertThat(gallery.after(GalleryUpdate.of(ada))).isEmpty();
        assertThat(gallery.after(GalleryUpdate.of(People.enrolled("Ada", 2)))).isEmpty();

        assertThat(gallery.after(GalleryUpdate.CAUGHT_UP)).containsExactly(ada, bob);
        assertThat(gallery.after(GalleryUpdate.CAUGHT_UP)).isEmpty();
    }

    @Test
    void from_then_on_what_is_newer_is_told_and_what_is_older_is_not() {
        gallery.after(GalleryUpdate.of(People.enrolled("Ada", 3)));
        gallery.after(GalleryUpdate.CAUGHT_UP);
        GalleryEntry removal = People.enrolled("Ada", 3).removal(4);

        assertThat(gallery.after(GalleryUpdate.of(People.enrolled("Ada", 2)))).isEmpty();
        assertThat(gallery.after(GalleryUpdate.of(People.enrolled("Ada", 3)))).isEmpty();
        assertThat(gallery.after(GalleryUpdate.of(removal))).containsExactly(removal);
        assertThat(gallery.after(GalleryUpdate.of(removal))).isEmpty();
    }
}
