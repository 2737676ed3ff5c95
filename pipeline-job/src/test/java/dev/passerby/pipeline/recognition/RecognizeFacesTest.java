package dev.passerby.pipeline.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.passerby.pipeline.detection.FacesInFrame;
import dev.passerby.pipeline.fixture.People;
import dev.passerby.pipeline.fixture.Scene;
import dev.passerby.pipeline.fixture.ScriptedVision;
import dev.passerby.pipeline.gallery.GalleryNow;
import dev.passerby.pipeline.gallery.GalleryUpdate;
import dev.passerby.vision.face.Box;
import dev.passerby.vision.tracking.TrackingRules;
import dev.passerby.wire.event.Decision;
import dev.passerby.wire.event.EventSchema;
import dev.passerby.wire.event.EventType;
import dev.passerby.wire.event.RecognitionEvent;
import dev.passerby.wire.event.Timings;
import dev.passerby.wire.gallery.Template;
import dev.passerby.wire.sighting.SightedFace;
import dev.passerby.wire.sighting.Sightings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The operator on its own: its state, its timers, its two inputs. */
class RecognizeFacesTest {

    /** Static, because the operator gets a copy of whom it asks. */
    private static final AtomicInteger ASKED = new AtomicInteger();

    private static final long QUIET_MILLIS = TrackingRules.STANDARD.quietMillis();

    private CameraUnderTest job;

    @BeforeEach
    void start() throws Exception {
        job = CameraUnderTest.fresh();
    }

    @AfterEach
    void stop() throws Exception {
        job.close();
    }

    @Test
    void an_enrolled_person_is_recognised_by_name() throws Exception {
        job.gallery(GalleryUpdate.of(People.enrolled("Ada", 1)), GalleryUpdate.CAUGHT_UP);
        job.watch("door", Scene.with("Ada"), 5);

        assertThat(job.types()).containsExactly(EventType.FACE_TRACK_NEW, EventType.FACE_RECOGNIZED);
        RecognitionEvent recognised = job.events().get(1);
        assertThat(recognised.identity().person()).isEqualTo("Ada");
        assertThat(recognised.identity().personId()).isEqualTo(People.id("Ada"));
        assertThat(recognised.galleryVersion()).isEqualTo(1);
        assertThat(recognised.camera()).isEqualTo("door");
    }

    @Test
    void two_enrolled_people_in_one_frame_are_both_named() throws Exception {
        job.gallery(
                GalleryUpdate.of(People.enrolled("Ada", 1)),
                GalleryUpdate.of(People.enrolled("Bob", 2)),
                GalleryUpdate.CAUGHT_UP);
        job.watch("door", Scene.with("Ada", "Bob"), 5);

        assertThat(job.events())
                .filteredOn(event -> event.type() == EventType.FACE_RECOGNIZED)
                .extracting(event -> event.identity().person())
                .containsExactlyInAnyOrder("Ada", "Bob");
    }

    @Test
    void a_stranger_beside_the_only_enrolled_person_is_unknown() throws Exception {
        job.gallery(GalleryUpdate.of(People.enrolled("Ada", 1)), GalleryUpdate.CAUGHT_UP);
        job.watch("door", Scene.with("Ada", "a stranger"), 6);

        assertThat(job.of(EventType.FACE_RECOGNIZED))
                .singleElement()
                .extracting(event -> event.identity().person())
                .isEqualTo("Ada");
        assertThat(job.of(EventType.FACE_UNKNOWN)).singleElement().satisfies(event -> {
            assertThat(event.identity().person()).isNull();
            assertThat(event.face().box().left()).isGreaterThan(150);
        });
    }

    @Test
    void nobody_is_called_unknown_until_the_gallery_was_read_to_its_end() throws Exception {
        job.watch("door", Scene.with("Ada"), 10);
        assertThat(job.types()).containsExactly(EventType.FACE_TRACK_NEW);
        assertThat(job.events().get(0).identity().decision()).isEqualTo(Decision.PENDING);

        job.gallery(GalleryUpdate.of(People.enrolled("Ada", 1)), GalleryUpdate.CAUGHT_UP);
        job.watch("door", Scene.with("Ada"), 1);
        assertThat(job.types()).containsExactly(EventType.FACE_TRACK_NEW, EventType.FACE_RECOGNIZED);
    }

    @Test
    void an_empty_gallery_read_to_its_end_makes_everybody_unknown() throws Exception {
        job.gallery(GalleryUpdate.CAUGHT_UP);
        job.watch("door", Scene.with("Ada"), 5);

        assertThat(job.types()).containsExactly(EventType.FACE_TRACK_NEW, EventType.FACE_UNKNOWN);
    }

    @Test
    void a_person_enrolled_while_before_the_camera_is_recognised_in_the_next_frame() throws Exception {
        job.gallery(GalleryUpdate.CAUGHT_UP);
        job.watch("door", Scene.with("Ada"), 5);
        job.gallery(GalleryUpdate.of(People.enrolled("Ada", 1)));
        job.watch("door", Scene.with("Ada"), 1);

        assertThat(job.types())
                .containsExactly(EventType.FACE_TRACK_NEW, EventType.FACE_UNKNOWN, EventType.FACE_IDENTITY_CHANGED);
        assertThat(job.last().identity().person()).isEqualTo("Ada");
    }

    @Test
    void a_removed_person_is_no_longer_recognised_and_a_late_older_entry_does_not_bring_them_back() throws Exception {
        job.gallery(GalleryUpdate.of(People.enrolled("Ada", 1)), GalleryUpdate.CAUGHT_UP);
        job.watch("door", Scene.with("Ada"), 5);
        job.gallery(
                GalleryUpdate.of(People.enrolled("Ada", 1).removal(2)), GalleryUpdate.of(People.enrolled("Ada", 1)));
        job.watch("door", Scene.with("Ada"), 3);

        assertThat(job.last().type()).isEqualTo(EventType.FACE_IDENTITY_CHANGED);
        assertThat(job.last().identity().decision()).isEqualTo(Decision.UNKNOWN);
    }

    @Test
    void every_frame_that_was_looked_at_has_sightings_with_the_name_of_that_moment() throws Exception {
        job.gallery(GalleryUpdate.of(People.enrolled("Ada", 1)), GalleryUpdate.CAUGHT_UP);
        job.watch("door", Scene.empty(), 1);
        List<FacesInFrame> given = job.watch("door", Scene.with("Ada", "Bob"), 5);

        List<Sightings> sightings = job.sightings();
        assertThat(sightings).extracting(Sightings::seq).containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
        assertThat(sightings.get(0).faces()).isEmpty();
        SightedFace first = sightings.get(1).faces().get(0);
        assertThat(first.decision()).isEqualTo(Decision.PENDING);
        assertThat(first.person()).isNull();
        Sightings last = sightings.get(5);
        assertThat(last.faces()).extracting(SightedFace::person).containsExactly("Ada", null);
        assertThat(last.faces()).extracting(SightedFace::decision).containsExactly(Decision.MATCH, Decision.UNKNOWN);
        SightedFace ada = last.faces().get(0);
        assertThat(ada.track())
                .isEqualTo(first.track())
                .isEqualTo(job.of(EventType.FACE_RECOGNIZED).get(0).track().id());
        assertThat(ada.personId()).isEqualTo(People.id("Ada"));
        assertThat(ada.distance()).isNotNull();
        Box box = given.get(4).frame().faces().get(0).face().box();
        assertThat(ada.box().left() * last.width()).isCloseTo(box.left(), within(0.01));
        assertThat(ada.box().bottom() * last.height()).isCloseTo(box.bottom(), within(0.01));
    }

    @Test
    void somebody_removed_is_named_in_no_later_sighting_and_somebody_gone_is_in_none() throws Exception {
        job.gallery(GalleryUpdate.of(People.enrolled("Ada", 1)), GalleryUpdate.CAUGHT_UP);
        job.watch("door", Scene.with("Ada"), 5);
        job.gallery(GalleryUpdate.of(People.enrolled("Ada", 1).removal(2)));
        job.watch("door", Scene.with("Ada"), 1);
        job.watch("door", Scene.empty(), 1);

        List<Sightings> sightings = job.sightings();
        assertThat(sightings.get(4).faces().get(0).person()).isEqualTo("Ada");
        assertThat(new String(sightings.get(5).toJson(), StandardCharsets.UTF_8))
                .contains("track")
                .doesNotContain("Ada")
                .doesNotContain(People.id("Ada"));
        assertThat(sightings.get(6).faces()).isEmpty();
    }

    @Test
    void the_threshold_of_the_camera_holds_from_the_frame_that_carries_it_and_through_a_restart() throws Exception {
        job.gallery(GalleryUpdate.of(People.enrolled("Ada", 1)), GalleryUpdate.CAUGHT_UP);
        job.watch("door", Scene.with("somebody like Ada"), 4);
        assertThat(job.last().identity().decision()).isEqualTo(Decision.UNKNOWN);
        assertThat(job.last().identity().threshold()).isEqualTo(0.80);

        job.threshold(1.3);
        job.watch("door", Scene.with("somebody like Ada"), 1);
        assertThat(job.last().type()).isEqualTo(EventType.FACE_IDENTITY_CHANGED);
        assertThat(job.last().identity().person()).isEqualTo("Ada");
        assertThat(job.last().identity().threshold()).isEqualTo(1.3);

        try (CameraUnderTest again = CameraUnderTest.restored(job.checkpoint(), job)) {
            again.pass(QUIET_MILLIS + 200);
            again.pass(5_000 + QUIET_MILLIS + 200);
            assertThat(again.last().identity().threshold()).isEqualTo(1.3);
        }
    }

    @Test
    void a_persons_own_threshold_goes_before_the_cameras() throws Exception {
        job.gallery(GalleryUpdate.of(People.enrolled("Ada", 1)), GalleryUpdate.CAUGHT_UP);
        job.threshold(1.3);
        job.watch("door", Scene.with("somebody like Ada"), 4);
        assertThat(job.last().identity().person()).isEqualTo("Ada");

        job.gallery(GalleryUpdate.of(People.enrolled("Ada", 1).withThreshold(0.9, 2)));
        job.watch("door", Scene.with("somebody like Ada"), 1);

        assertThat(job.last().type()).isEqualTo(EventType.FACE_IDENTITY_CHANGED);
        assertThat(job.last().identity().decision()).isEqualTo(Decision.UNKNOWN);
        assertThat(job.last().identity().threshold()).isEqualTo(0.9);
    }

    @Test
    void a_face_that_is_said_not_to_be_a_person_loses_the_name_and_the_person_keeps_it() throws Exception {
        job.gallery(GalleryUpdate.of(People.enrolled("Ada", 1)), GalleryUpdate.CAUGHT_UP);
        job.threshold(1.3);
        job.watch("door", Scene.with("somebody like Ada"), 4);
        assertThat(job.last().identity().person()).isEqualTo("Ada");

        Template rejected = People.enrolled("somebody like Ada", 1).templates().get(0);
        job.gallery(GalleryUpdate.of(People.enrolled("Ada", 1).withNegatives(List.of(rejected), 2)));
        job.watch("door", Scene.with("somebody like Ada"), 1);
        assertThat(job.last().identity().decision()).isEqualTo(Decision.UNKNOWN);

        job.watch("yard", Scene.with("Ada"), 4);
        assertThat(job.last().identity().person()).isEqualTo("Ada");
    }

    @Test
    void a_track_ends_once_its_camera_shows_others_for_the_quiet_period() throws Exception {
        job.gallery(GalleryUpdate.CAUGHT_UP);
        job.watch("door", Scene.with("Ada"), 5);
        job.watch("door", Scene.empty(), 20);

        assertThat(job.of(EventType.FACE_TRACK_END)).hasSize(1);
    }

    @Test
    void a_timer_ends_the_tracks_of_a_camera_that_fell_silent_and_only_then() throws Exception {
        job.gallery(GalleryUpdate.of(People.enrolled("Ada", 1)), GalleryUpdate.CAUGHT_UP);
        job.watch("door", Scene.with("Ada"), 5);

        job.pass(QUIET_MILLIS - 200);
        assertThat(job.of(EventType.FACE_TRACK_END)).isEmpty();

        job.pass(400);
        assertThat(job.of(EventType.FACE_TRACK_END)).singleElement().satisfies(end -> {
            assertThat(end.identity().person()).isEqualTo("Ada");
            assertThat(end.track().frames()).isEqualTo(5);
        });
        job.pass(10 * QUIET_MILLIS);
        assertThat(job.of(EventType.FACE_TRACK_END)).hasSize(1);
    }

    @Test
    void a_camera_has_one_timer_however_many_frames_it_sends() throws Exception {
        job.gallery(GalleryUpdate.CAUGHT_UP);
        job.watch("door", Scene.with("Ada"), 30);

        assertThat(job.timers()).isEqualTo(1);
    }

    @Test
    void the_same_face_before_two_cameras_is_two_tracks() throws Exception {
        job.gallery(GalleryUpdate.CAUGHT_UP);
        job.watch("door", Scene.with("Ada"), 5);
        job.watch("yard", Scene.with("Ada"), 5);

        assertThat(job.of(EventType.FACE_TRACK_NEW))
                .extracting(event -> event.track().id())
                .hasSize(2)
                .doesNotHaveDuplicates();
    }

    @Test
    void a_frame_given_again_says_nothing_again() throws Exception {
        job.gallery(GalleryUpdate.of(People.enrolled("Ada", 1)), GalleryUpdate.CAUGHT_UP);
        List<FacesInFrame> frames = job.watch("door", Scene.with("Ada"), 5);
        int before = job.events().size();
        for (FacesInFrame frame : frames) {
            job.give(frame);
        }

        assertThat(job.events()).hasSize(before);
    }

    @Test
    void after_a_restart_the_same_track_goes_on_under_its_id_and_its_name() throws Exception {
        job.gallery(GalleryUpdate.of(People.enrolled("Ada", 1)), GalleryUpdate.CAUGHT_UP);
        job.watch("door", Scene.with("Ada"), 5);
        String track = job.last().track().id();
        OperatorSubtaskState checkpoint = job.checkpoint();

        try (CameraUnderTest again = CameraUnderTest.restored(checkpoint, job)) {
            again.watch("door", Scene.with("Ada"), 3);
            assertThat(again.types()).isEmpty();

            again.pass(QUIET_MILLIS + 200);
            assertThat(again.types()).containsExactly(EventType.FACE_TRACK_END);
            assertThat(again.last().track().id()).isEqualTo(track);
            assertThat(again.last().identity().person()).isEqualTo("Ada");
            assertThat(again.last().track().frames()).isEqualTo(8);
        }
    }

    @Test
    void events_replayed_from_a_checkpoint_have_the_ids_they_had() throws Exception {
        job.gallery(GalleryUpdate.of(People.enrolled("Ada", 1)), GalleryUpdate.CAUGHT_UP);
        OperatorSubtaskState checkpoint = job.checkpoint();
        List<FacesInFrame> frames = job.watch("door", Scene.with("Ada"), 5);

        try (CameraUnderTest again = CameraUnderTest.restored(checkpoint, job)) {
            for (FacesInFrame frame : frames) {
                again.give(frame);
            }
            assertThat(again.events()).extracting(RecognitionEvent::id).isEqualTo(job.ids());
        }
    }

    @Test
    void time_that_passed_while_the_job_was_down_does_not_end_a_track() throws Exception {
        job.gallery(GalleryUpdate.CAUGHT_UP);
        job.watch("door", Scene.with("Ada"), 5);
        OperatorSubtaskState checkpoint = job.checkpoint();
        job.pass(60_000);

        try (CameraUnderTest again = CameraUnderTest.restored(checkpoint, job)) {
            again.pass(1);
            assertThat(again.types()).isEmpty();

            again.pass(5_000 + QUIET_MILLIS + 200);
            assertThat(again.types()).contains(EventType.FACE_TRACK_END);
        }
    }

    @Test
    void whoever_was_erased_since_the_checkpoint_is_not_named_by_frames_that_waited() throws Exception {
        job.gallery(GalleryUpdate.of(People.enrolled("Ada", 1)), GalleryUpdate.CAUGHT_UP);
        OperatorSubtaskState checkpoint = job.checkpoint();
        GalleryNow erased = () -> List.of(People.enrolled("Ada", 1).removal(2));

        try (CameraUnderTest again = CameraUnderTest.restored(checkpoint, job, erased)) {
            again.watch("door", Scene.with("Ada"), 6);
            assertThat(again.of(EventType.FACE_RECOGNIZED)).isEmpty();
            assertThat(again.of(EventType.FACE_UNKNOWN)).hasSize(1);
        }
    }

    @Test
    void the_gallery_is_asked_for_once_and_what_is_older_than_the_state_changes_nothing() throws Exception {
        job.gallery(GalleryUpdate.of(People.enrolled("Ada", 3)), GalleryUpdate.CAUGHT_UP);
        OperatorSubtaskState checkpoint = job.checkpoint();
        ASKED.set(0);
        GalleryNow older = () -> {
            ASKED.incrementAndGet();
            return List.of(People.enrolled("Ada", 1).removal(2));
        };

        try (CameraUnderTest again = CameraUnderTest.restored(checkpoint, job, older)) {
            again.watch("door", Scene.with("Ada"), 6);
            assertThat(again.of(EventType.FACE_RECOGNIZED)).hasSize(1);
            assertThat(ASKED).hasValue(1);
        }
    }

    @Test
    void a_restarted_job_recognises_at_once_but_calls_nobody_unknown_before_it_has_caught_up() throws Exception {
        job.gallery(GalleryUpdate.of(People.enrolled("Ada", 1)), GalleryUpdate.CAUGHT_UP);
        OperatorSubtaskState checkpoint = job.checkpoint();

        try (CameraUnderTest again = CameraUnderTest.restored(checkpoint, job)) {
            again.watch("door", Scene.with("Ada", "Bob"), 6);
            assertThat(again.of(EventType.FACE_RECOGNIZED)).hasSize(1);
            assertThat(again.of(EventType.FACE_UNKNOWN)).isEmpty();

            again.gallery(GalleryUpdate.CAUGHT_UP);
            again.watch("door", Scene.with("Ada", "Bob"), 1);
            assertThat(again.of(EventType.FACE_UNKNOWN)).hasSize(1);
        }
    }

    @Test
    void a_face_goes_along_for_the_jobs_memory_once_it_is_somebody_or_nobody() throws Exception {
        job.gallery(GalleryUpdate.of(People.enrolled("Ada", 1)), GalleryUpdate.CAUGHT_UP);
        job.watch("door", Scene.with("Ada", "Bob"), 6);
        job.pass(QUIET_MILLIS + 200);

        assertThat(job.recognitions()).allSatisfy(recognition -> assertThat(recognition.template() == null)
                .isEqualTo(recognition.event().identity().decision() == Decision.PENDING));
        assertThat(job.recognitions())
                .filteredOn(recognition -> recognition.event().type() == EventType.FACE_TRACK_END)
                .hasSize(2)
                .allSatisfy(recognition ->
                        assertThat(recognition.template().pictures()).isGreaterThanOrEqualTo(3));
    }

    @Test
    void of_every_frame_it_is_told_what_it_cost_whether_or_not_there_is_an_event() throws Exception {
        List<Timings> told = new ArrayList<>();
        job.onEachFrame(told::add);
        job.gallery(GalleryUpdate.CAUGHT_UP);

        job.watch("door", Scene.empty(), 3);

        assertThat(job.events()).isEmpty();
        assertThat(told).hasSize(3).allSatisfy(frame -> {
            assertThat(frame.waited()).isEqualTo(3);
            assertThat(frame.detect()).isEqualTo(2);
        });
    }

    @Test
    void every_event_keeps_to_the_schema() throws Exception {
        job.gallery(GalleryUpdate.of(People.enrolled("Ada", 1)), GalleryUpdate.CAUGHT_UP);
        job.watch("door", Scene.with("Ada", "Bob"), 6);
        job.gallery(GalleryUpdate.of(People.enrolled("Ada", 1).removal(2)));
        job.watch("door", Scene.with("Ada", "Bob"), 3);
        job.pass(QUIET_MILLIS + 200);

        assertThat(job.types()).contains(EventType.FACE_TRACK_END, EventType.FACE_IDENTITY_CHANGED);
        for (RecognitionEvent event : job.events()) {
            EventSchema.assertValid(event.toCloudEvent());
            assertThat(event.face().marks()).isEqualTo(ScriptedVision.MARKS);
        }
    }
}
