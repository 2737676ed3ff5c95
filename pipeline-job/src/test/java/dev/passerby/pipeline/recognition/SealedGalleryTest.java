package dev.passerby.pipeline.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.pipeline.fixture.ErrorLog;
import dev.passerby.pipeline.fixture.KeyFiles;
import dev.passerby.pipeline.fixture.People;
import dev.passerby.pipeline.fixture.Scene;
import dev.passerby.pipeline.gallery.GalleryUpdate;
import dev.passerby.wire.event.Decision;
import dev.passerby.wire.event.EventType;
import dev.passerby.wire.gallery.Consent;
import dev.passerby.wire.gallery.GalleryEntry;
import dev.passerby.wire.gallery.MemoryRequest;
import dev.passerby.wire.gallery.sealing.PersonKey;
import dev.passerby.wire.gallery.sealing.Seal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is recognised when templates are sealed and consents end. */
class SealedGalleryTest {

    @TempDir
    private Path folder;

    private KeyFiles keys;

    @BeforeEach
    void folder() {
        keys = new KeyFiles(folder);
    }

    @Test
    void whoWasSealedIsRecognisedAndAfterARestartToo() throws Exception {
        GalleryEntry ada = keys.sealed(People.enrolled("Ada", 1));
        try (CameraUnderTest job = CameraUnderTest.with(keys.forJob())) {
            job.gallery(GalleryUpdate.of(ada), GalleryUpdate.CAUGHT_UP);
            job.watch("door", Scene.with("Ada"), 5);
            assertThat(job.last().identity().person()).isEqualTo("Ada");

            try (CameraUnderTest restored = CameraUnderTest.restored(job.checkpoint(), job, keys.forJob())) {
                restored.gallery(GalleryUpdate.CAUGHT_UP);
                restored.watch("yard", Scene.with("Ada"), 5);
                assertThat(restored.last().identity().person()).isEqualTo("Ada");
            }
            keys.destroy(ada.personId());
            try (CameraUnderTest restored = CameraUnderTest.restored(job.checkpoint(), job, keys.forJob());
                    ErrorLog log = ErrorLog.of("dev.passerby.pipeline.gallery")) {
                restored.gallery(GalleryUpdate.CAUGHT_UP);
                restored.watch("yard", Scene.with("Ada"), 6);
                assertThat(restored.last().identity().decision()).isEqualTo(Decision.UNKNOWN);
                assertThat(restored.last().identity().candidates()).isEmpty();
            }
        }
    }

    @Test
    void whoseKeyIsMissingIsNobodyUntilItComes() throws Exception {
        PersonKey key = PersonKey.random();
        GalleryEntry ada = Seal.close(People.enrolled("Ada", 1), key);
        try (CameraUnderTest job = CameraUnderTest.with(keys.forJob())) {
            job.gallery(GalleryUpdate.of(ada), GalleryUpdate.CAUGHT_UP);
            job.watch("door", Scene.with("Ada"), 6);
            assertThat(job.last().identity().decision()).isEqualTo(Decision.UNKNOWN);

            keys.put(ada.personId(), key);
            job.pass(10_000);
            job.watch("door", Scene.with("Ada"), 6);
            assertThat(job.last().identity().person()).isEqualTo("Ada");
        }
    }

    @Test
    void anotherKeyIsNoticedWithTheNextVersion() throws Exception {
        try (CameraUnderTest job = CameraUnderTest.with(keys.forJob())) {
            job.gallery(GalleryUpdate.of(keys.sealed(People.enrolled("Ada", 1))), GalleryUpdate.CAUGHT_UP);
            job.watch("door", Scene.with("Ada"), 5);
            job.gallery(GalleryUpdate.of(keys.sealed(People.enrolled("Ada", 2))));
            job.watch("yard", Scene.with("Ada"), 5);
            assertThat(job.last().camera()).isEqualTo("yard");
            assertThat(job.last().identity().person()).isEqualTo("Ada");
            assertThat(job.last().galleryVersion()).isEqualTo(2);
        }
    }

    @Test
    void whenAConsentEndsThePersonIsNobodyAndALaterOneBringsThemBack() throws Exception {
        try (CameraUnderTest job = CameraUnderTest.with(keys.forJob())) {
            Instant end = Instant.ofEpochMilli(job.now() + 3_000);
            GalleryEntry ada = People.enrolled("Ada", 1).withConsent(new Consent(null, end), 2);
            job.gallery(GalleryUpdate.of(ada), GalleryUpdate.CAUGHT_UP);
            job.watch("door", Scene.with("Ada"), 10);
            assertThat(job.last().identity().person()).isEqualTo("Ada");

            job.watch("door", Scene.with("Ada"), 10);
            assertThat(job.last().identity().decision()).isEqualTo(Decision.UNKNOWN);
            assertThat(job.of(EventType.FACE_IDENTITY_CHANGED)).isNotEmpty();

            job.gallery(GalleryUpdate.of(ada.withConsent(new Consent("form 2", null), 3)));
            job.watch("door", Scene.with("Ada"), 10);
            assertThat(job.last().identity().person()).isEqualTo("Ada");
        }
    }

    @Test
    void whoseConsentHasEndedBeforeTheStartIsNobody() throws Exception {
        try (CameraUnderTest job = CameraUnderTest.with(keys.forJob())) {
            Instant end = Instant.ofEpochMilli(job.now() - 1);
            job.gallery(
                    GalleryUpdate.of(People.enrolled("Ada", 1).withConsent(new Consent(null, end), 2)),
                    GalleryUpdate.CAUGHT_UP);
            job.watch("door", Scene.with("Ada"), 6);
            assertThat(job.last().identity().decision()).isEqualTo(Decision.UNKNOWN);
        }
    }

    @Test
    void aSubtaskSaysThatItForgot() throws Exception {
        try (CameraUnderTest job = CameraUnderTest.with(keys.forJob())) {
            GalleryEntry ada = People.enrolled("Ada", 1);
            job.gallery(
                    GalleryUpdate.of(ada),
                    GalleryUpdate.CAUGHT_UP,
                    GalleryUpdate.of(ada.removal(2)),
                    GalleryUpdate.of(ada.removal(2).asking(MemoryRequest.forget(), 3)));
            assertThat(job.recognitions()).containsExactly(Recognition.of(new Forgotten(ada.personId(), 3, 0, 1)));
        }
    }

    @Test
    void aCheckpointHoldsNothingOfASealedTemplate() throws Exception {
        GalleryEntry ada = keys.sealed(People.enrolled("Ada", 1));
        try (CameraUnderTest job = CameraUnderTest.with(keys.forJob())) {
            job.gallery(GalleryUpdate.of(ada), GalleryUpdate.CAUGHT_UP);
            job.watch("door", Scene.empty(), 2);
            assertThat(job.galleryState())
                    .hasSize(1)
                    .allMatch(entry -> !entry.templates().get(0).readable());
            assertThat(List.copyOf(job.galleryState()).get(0).templates().get(0).embedding())
                    .isEmpty();
        }
    }
}
