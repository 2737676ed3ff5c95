package dev.passerby.pipeline.strangers;

import static dev.passerby.wire.event.EventType.FACE_IDENTITY_CHANGED;
import static dev.passerby.wire.event.EventType.FACE_TRACK_END;
import static dev.passerby.wire.event.EventType.FACE_UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.pipeline.fixture.KeyFiles;
import dev.passerby.pipeline.fixture.People;
import dev.passerby.pipeline.gallery.GalleryUpdate;
import dev.passerby.pipeline.recognition.Forgotten;
import dev.passerby.vision.strangers.Answers;
import dev.passerby.vision.strangers.StrangerRules;
import dev.passerby.wire.gallery.GalleryEntry;
import dev.passerby.wire.gallery.MemoryRequest;
import dev.passerby.wire.gallery.MemoryRequest.Kind;
import dev.passerby.wire.gallery.Template;
import dev.passerby.wire.gallery.sealing.Seal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operator on its own: its state, its timer, its two inputs and two outputs. */
class RecallStrangersTest {

    private static final StrangerRules RULES = StrangerRules.STANDARD;
    private static final StrangerRules NOTHING = RULES.keeping(10, 0);
    private static final long HOUR = Duration.ofHours(1).toMillis();

    private MemoryUnderTest memory;

    @BeforeEach
    void start() throws Exception {
        memory = MemoryUnderTest.fresh(RULES);
    }

    @AfterEach
    void stop() throws Exception {
        memory.close();
    }

    @Test
    void a_stranger_has_one_id_at_every_camera_and_others_have_others() throws Exception {
        String id = memory.unknown(FACE_UNKNOWN, "door-1-0-0", "Ada");

        assertThat(id).matches("unknown-[0-9a-f]{8}");
        assertThat(memory.unknown(FACE_TRACK_END, "door-1-0-0", "Ada")).isEqualTo(id);
        assertThat(memory.unknown(FACE_IDENTITY_CHANGED, "yard-1-0-0", "Ada")).isEqualTo(id);
        assertThat(memory.unknown(FACE_UNKNOWN, "yard-1-0-1", "Bob")).isNotEqualTo(id);
    }

    @Test
    void events_of_the_named_and_of_the_undecided_go_on_as_they_were() throws Exception {
        assertThat(memory.named("door-1-0-0", "Ada").identity().unknownId()).isNull();
        assertThat(memory.pending("door-1-0-1").identity().unknownId()).isNull();
    }

    @Test
    void after_a_restart_a_stranger_is_still_the_same() throws Exception {
        String id = memory.unknown(FACE_UNKNOWN, "door-1-0-0", "Ada");

        try (MemoryUnderTest again = memory.restarted(RULES)) {
            assertThat(again.unknown(FACE_UNKNOWN, "door-2-0-0", "Ada")).isEqualTo(id);
        }
    }

    @Test
    void a_request_is_answered_in_the_next_version_and_the_stranger_is_none_any_more() throws Exception {
        String id = stranger("door-1-0-0", "Bob");
        memory.gallery(GalleryUpdate.CAUGHT_UP);
        memory.gallery(asking("Ada", 7, Kind.TEMPLATES_OF_UNKNOWN, id));

        assertThat(memory.answers()).singleElement().satisfies(answer -> {
            assertThat(answer.version()).isEqualTo(8);
            assertThat(answer.request()).isNull();
            assertThat(answer.templates()).hasSize(2);
            assertThat(Answers.isOf(id, answer.templates().get(1))).isTrue();
        });
        assertThat(memory.unknown(FACE_TRACK_END, "door-1-0-0", "Bob"))
                .as("its id has retired")
                .isNotEqualTo(id);
    }

    @Test
    void a_request_waits_until_the_gallery_was_read_to_its_end() throws Exception {
        String id = stranger("door-1-0-0", "Bob");
        memory.gallery(asking("Ada", 7, Kind.TEMPLATES_OF_UNKNOWN, id));
        assertThat(memory.answers()).isEmpty();

        memory.gallery(GalleryUpdate.CAUGHT_UP);
        assertThat(memory.answers()).hasSize(1);
        memory.gallery(GalleryUpdate.CAUGHT_UP);
        memory.gallery(asking("Ada", 7, Kind.TEMPLATES_OF_UNKNOWN, id));
        assertThat(memory.answers()).as("answered once").hasSize(1);
    }

    @Test
    void a_request_that_was_answered_before_the_restart_is_not_answered_again() throws Exception {
        String id = stranger("door-1-0-0", "Bob");
        GalleryEntry asking = asking("Ada", 7, Kind.TEMPLATES_OF_UNKNOWN, id);
        memory.gallery(GalleryUpdate.CAUGHT_UP);
        // The state from before the answer, as after a failure, and the topic with it.
        try (MemoryUnderTest again = memory.restarted(RULES)) {
            memory.gallery(asking);
            GalleryEntry answer = memory.answers().get(0);

            again.gallery(GalleryUpdate.of(asking), GalleryUpdate.of(answer), GalleryUpdate.CAUGHT_UP);
            assertThat(again.answers()).isEmpty();
            assertThat(again.unknown(FACE_UNKNOWN, "door-2-0-0", "Bob"))
                    .as("who was named is no stranger, though the state did not know yet")
                    .isNotEqualTo(id);
        }
    }

    @Test
    void the_same_request_from_the_same_state_has_the_same_answer() throws Exception {
        String id = stranger("door-1-0-0", "Bob");
        GalleryEntry asking = asking("Ada", 7, Kind.TEMPLATES_OF_UNKNOWN, id);
        memory.gallery(GalleryUpdate.CAUGHT_UP);
        try (MemoryUnderTest again = memory.restarted(RULES)) {
            memory.gallery(asking);
            again.gallery(GalleryUpdate.of(asking), GalleryUpdate.CAUGHT_UP);

            assertThat(again.answers().get(0).toJson())
                    .isEqualTo(memory.answers().get(0).toJson());
        }
    }

    @Test
    void the_face_of_a_named_track_becomes_a_negative() throws Exception {
        memory.named("door-1-0-0", "Ada");
        memory.gallery(GalleryUpdate.CAUGHT_UP);
        memory.gallery(asking("Ada", 7, Kind.NEGATIVE_OF_TRACK, "door-1-0-0"));

        assertThat(memory.answers()).singleElement().satisfies(answer -> {
            assertThat(answer.templates()).hasSize(1);
            assertThat(answer.negatives()).singleElement().satisfies(negative -> assertThat(negative.embedding())
                    .isEqualTo(People.embedding("Ada")));
        });
    }

    @Test
    void what_is_not_remembered_is_answered_by_the_entry_as_it_was() throws Exception {
        memory.gallery(GalleryUpdate.CAUGHT_UP);
        memory.gallery(asking("Ada", 7, Kind.TEMPLATES_OF_UNKNOWN, "unknown-00000000"));
        memory.gallery(new GalleryEntry("id-new", "New", 3, false, List.of())
                .asking(new MemoryRequest(Kind.TEMPLATES_OF_UNKNOWN, "unknown-00000000"), 4));

        assertThat(memory.answers()).hasSize(2);
        GalleryEntry known = memory.answers().get(0);
        assertThat(known.version()).isEqualTo(8);
        assertThat(known.request()).isNull();
        assertThat(known.templates()).hasSize(1);
        assertThat(memory.answers().get(1).removed()).isTrue();
    }

    @Test
    void a_stranger_is_forgotten_in_time_though_nobody_comes_and_nothing_is_left() throws Exception {
        MemoryUnderTest hour = MemoryUnderTest.fresh(RULES.keeping(10, HOUR));
        try (hour) {
            String id = hour.unknown(FACE_UNKNOWN, "door-1-0-0", "Ada");
            hour.pass(HOUR / 2);
            hour.unknown(FACE_UNKNOWN, "door-1-1-0", "Bob");
            assertThat(hour.timers()).isEqualTo(1);

            hour.pass(HOUR / 2);
            hour.gallery(GalleryUpdate.CAUGHT_UP);
            hour.gallery(asking("Cleo", 7, Kind.TEMPLATES_OF_UNKNOWN, Objects.requireNonNull(id)));
            assertThat(hour.answers().get(0).templates()).hasSize(1);
            assertThat(hour.timers()).isEqualTo(1);

            hour.pass(HOUR / 2);
            assertThat(hour.timers()).isZero();
            assertThat(hour.keyedStates()).isZero();
        }
    }

    @Test
    void with_remembering_switched_off_nobody_has_an_id_and_what_was_remembered_goes() throws Exception {
        String id = stranger("door-1-0-0", "Ada");
        try (MemoryUnderTest off = memory.restarted(NOTHING)) {
            off.gallery(GalleryUpdate.CAUGHT_UP);
            assertThat(off.unknown(FACE_UNKNOWN, "door-2-0-0", "Ada")).isNull();
            try (MemoryUnderTest on = off.restarted(RULES)) {
                on.gallery(GalleryUpdate.of(asking("Cleo", 7, Kind.TEMPLATES_OF_UNKNOWN, id)), GalleryUpdate.CAUGHT_UP);
                assertThat(on.answers().get(0).templates()).hasSize(1);
            }
        }
    }

    @Test
    void an_answer_is_sealed_with_the_key_that_whoever_asked_has_made(@TempDir Path folder) throws Exception {
        KeyFiles keys = new KeyFiles(folder);
        try (MemoryUnderTest sealing = MemoryUnderTest.with(keys.forJob())) {
            String id = Objects.requireNonNull(sealing.unknown(FACE_UNKNOWN, "door-1-0-0", "Bob"));
            sealing.gallery(GalleryUpdate.CAUGHT_UP);
            GalleryEntry asking = People.enrolled("Ada", 6)
                    .asking(new MemoryRequest(Kind.TEMPLATES_OF_UNKNOWN, id).answeredSealed(), 7);
            sealing.gallery(keys.sealed(asking));

            GalleryEntry answer = sealing.answers().get(0);
            assertThat(answer.templates()).hasSize(2).noneMatch(Template::readable);
            assertThat(Seal.open(answer, keys.get(asking.personId()))
                            .orElseThrow()
                            .templates())
                    .extracting(Template::embedding)
                    .containsExactly(People.embedding("Ada"), People.embedding("Bob"));
        }
    }

    @Test
    void without_the_key_no_face_is_answered(@TempDir Path folder) throws Exception {
        KeyFiles keys = new KeyFiles(folder);
        try (MemoryUnderTest sealing = MemoryUnderTest.with(keys.forJob())) {
            sealing.named("door-1-0-0", "Ada");
            sealing.gallery(GalleryUpdate.CAUGHT_UP);
            GalleryEntry asking = keys.sealed(People.enrolled("Ada", 6)
                    .asking(new MemoryRequest(Kind.NEGATIVE_OF_TRACK, "door-1-0-0").answeredSealed(), 7));
            keys.destroy(asking.personId());
            sealing.gallery(asking);

            assertThat(sealing.answers()).singleElement().satisfies(answer -> {
                assertThat(answer.negatives()).isEmpty();
                assertThat(answer.templates()).noneMatch(Template::readable);
                assertThat(answer.request()).isNull();
            });
        }
    }

    @Test
    void a_person_is_forgotten_when_the_last_subtask_says_so() throws Exception {
        memory.gallery(GalleryUpdate.CAUGHT_UP);
        memory.forgotten(new Forgotten("id-Ada", 9, 0, 2));
        memory.forgotten(new Forgotten("id-Ada", 9, 0, 2));
        assertThat(memory.answers()).isEmpty();
        memory.forgotten(new Forgotten("id-Ada", 9, 1, 2));
        assertThat(memory.answers())
                .containsExactly(new GalleryEntry("id-Ada", GalleryEntry.REMOVED, 10, true, List.of()));
    }

    @Test
    void the_faces_of_a_removed_persons_tracks_are_not_remembered() throws Exception {
        memory.named("door-1-0-0", "Ada");
        memory.named("door-1-1-0", "Bob");
        memory.gallery(GalleryUpdate.CAUGHT_UP);
        memory.gallery(People.enrolled("Ada", 6).removal(7));
        memory.gallery(asking("Cleo", 7, Kind.NEGATIVE_OF_TRACK, "door-1-0-0"));
        memory.gallery(asking("Cleo", 9, Kind.NEGATIVE_OF_TRACK, "door-1-1-0"));

        assertThat(memory.answers().get(0).negatives()).as("Ada's track").isEmpty();
        assertThat(memory.answers().get(1).negatives()).as("Bob's").hasSize(1);
    }

    private String stranger(String track, String person) throws Exception {
        return Objects.requireNonNull(memory.unknown(FACE_UNKNOWN, track, person));
    }

    private static GalleryEntry asking(String person, long version, Kind kind, String id) {
        return People.enrolled(person, version - 1).asking(new MemoryRequest(kind, id), version);
    }
}
