package dev.passerby.client.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.wire.gallery.GalleryEntry;
import dev.passerby.wire.gallery.MemoryRequest;
import dev.passerby.wire.gallery.Template;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateSafeTest {

    private static final GalleryEntry ADA =
            new GalleryEntry("ada-1", "Ada", 3, false, List.of(face("0123456789abcdef", 0.5f)));

    @TempDir
    Path folder;

    @Test
    void what_goes_to_the_topic_is_sealed_and_comes_back_open() {
        TemplateSafe safe = TemplateSafe.at(folder);
        GalleryEntry sealed = safe.forTopic(ADA);

        assertThat(sealed.faces()).isNotEmpty().noneMatch(Template::readable);
        assertThat(safe.fromTopic(sealed)).usingRecursiveComparison().isEqualTo(ADA);
    }

    @Test
    void without_the_key_it_stays_closed_and_the_next_photo_has_a_key_of_its_own() {
        TemplateSafe safe = TemplateSafe.at(folder);
        GalleryEntry sealed = safe.forTopic(ADA);
        safe.keys().destroy("ada-1");

        GalleryEntry closed = safe.fromTopic(sealed);
        assertThat(closed.faces()).noneMatch(Template::readable);

        Template photo = face("1123456789abcdef", 0.25f);
        GalleryEntry again =
                safe.forTopic(closed.withTemplates(List.of(closed.templates().get(0), photo), 4));
        assertThat(safe.fromTopic(again).templates())
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactly(photo);
    }

    @Test
    void a_question_asks_for_a_sealed_answer() {
        GalleryEntry asking = ADA.asking(new MemoryRequest(MemoryRequest.Kind.NEGATIVE_OF_TRACK, "door-1"), 4);

        assertThat(Objects.requireNonNull(
                                TemplateSafe.at(folder).forTopic(asking).request())
                        .wantsSeal())
                .isTrue();
    }

    @Test
    void plain_is_written_plain_and_what_was_sealed_is_read() {
        GalleryEntry sealed = TemplateSafe.at(folder).forTopic(ADA);
        TemplateSafe plain = new TemplateSafe(new KeyFolder(folder), false);

        assertThat(plain.forTopic(ADA)).isSameAs(ADA);
        assertThat(plain.fromTopic(sealed)).usingRecursiveComparison().isEqualTo(ADA);
    }

    @Test
    void a_removed_person_needs_no_key() {
        TemplateSafe safe = TemplateSafe.at(folder);
        safe.forTopic(ADA.removal(4));
        assertThat(safe.keys().find("ada-1")).isEmpty();
    }

    private static Template face(String id, float first) {
        float[] embedding = new float[Template.DIMENSIONS];
        embedding[0] = first;
        return new Template(id, "fedcba9876543210".repeat(4), "T32", 0.75, embedding);
    }
}
