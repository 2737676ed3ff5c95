package dev.passerby.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.passerby.models.ModelException;
import dev.passerby.models.ModelStore;
import dev.passerby.vision.alignment.AlignedCrop;
import dev.passerby.vision.embedding.Embedding;
import dev.passerby.vision.embedding.FaceNetVariant;
import dev.passerby.vision.embedding.Portrait;
import dev.passerby.vision.enrolment.Enrolment;
import dev.passerby.vision.face.DetectedFace;
import dev.passerby.vision.golden.OpenVision;
import dev.passerby.vision.golden.TestMedia;
import dev.passerby.vision.inference.InferenceDevice;
import dev.passerby.vision.inference.InferenceException;
import dev.passerby.vision.matching.GalleryIndex;
import dev.passerby.vision.picture.Picture;
import dev.passerby.vision.picture.PictureDecoder;
import dev.passerby.wire.gallery.GalleryEntry;
import dev.passerby.wire.gallery.Template;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The front door, with the real networks. */
class FaceVisionIT {

    @Test
    void one_person_is_near_and_another_is_far() {
        try (FaceVision vision = OpenVision.standard()) {
            Embedding dad = largest(vision, "people/Family1-Dad1.jpg");
            Embedding again = largest(vision, "people/Family1-Dad2.jpg");
            Embedding other = largest(vision, "people/Family2-Man1.jpg");
            assertThat(dad.distanceTo(again)).isLessThan(0.8);
            assertThat(dad.distanceTo(other)).isGreaterThan(1.1);
        }
    }

    @Test
    void an_embedding_in_int8_finds_the_person_enrolled_in_float32_and_the_reverse() {
        VisionSettings settings = VisionSettings.standard();
        try (FaceVision float32 = OpenVision.standard();
                FaceVision int8 = FaceVision.open(OpenVision.store(), settings.withEmbedder(FaceNetVariant.INT8))) {
            assertThat(int8.modelHashes().embedder())
                    .isNotEqualTo(float32.modelHashes().embedder());
            assertThat(int8.embedderFamily())
                    .isEqualTo(float32.embedderFamily())
                    .isEqualTo(float32.modelHashes().embedder());
            for (String other : List.of("people/Family1-Dad2.jpg", "people/Family2-Man1.jpg")) {
                double exact = largest(float32, "people/Family1-Dad1.jpg").distanceTo(largest(float32, other));
                assertThat(foundAt(float32, int8, other)).isCloseTo(exact, within(0.05));
                assertThat(foundAt(int8, float32, other)).isCloseTo(exact, within(0.05));
            }
        }
    }

    /** How far a picture looked at by one vision is from the person enrolled by another. */
    private static double foundAt(FaceVision enrolling, FaceVision looking, String picture) {
        float[] enrolled = largest(enrolling, "people/Family1-Dad1.jpg").values();
        Template template = new Template("0", enrolling.embedderFamily(), AlignedCrop.KIND, 1, enrolled);
        GalleryEntry dad = Enrolment.enrol(null, "dad", "Dad", List.of(template), 1);
        GalleryIndex index = GalleryIndex.of(List.of(dad), looking.embedderFamily(), AlignedCrop.KIND);
        return index.distances(largest(looking, picture).values())[0];
    }

    @Test
    void a_portrait_is_the_same_face_and_the_same_each_time() {
        try (FaceVision vision = OpenVision.standard()) {
            Picture picture = picture("people/Family1-Dad1.jpg");
            DetectedFace face = vision.detect(picture).get(0);
            Portrait portrait = vision.portrait(picture, face);
            Embedding single = vision.embed(List.of(vision.crop(picture, face))).get(0);

            assertThat(portrait.embedding().distanceTo(single)).isLessThan(0.35);
            assertThat(portrait.embedding().distanceTo(largest(vision, "people/Family1-Dad2.jpg")))
                    .isLessThan(0.8);
            assertThat(portrait.spread()).isBetween(0.005, 0.05);
            Portrait again = vision.portrait(picture, face);
            assertThat(again.spread()).isCloseTo(portrait.spread(), within(1e-5));
            assertThat(again.embedding().distanceTo(portrait.embedding())).isLessThan(1e-5);
        }
    }

    @Test
    void many_threads_share_one_and_get_what_one_alone_gets() throws Exception {
        Picture picture = picture("pictures/2008_002470.jpg");
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (FaceVision vision = OpenVision.standard()) {
            List<DetectedFace> faces = vision.detect(picture);
            AlignedCrop crop = vision.crop(picture, faces.get(0));
            Embedding alone = vision.embed(List.of(crop)).get(0);
            List<Future<Embedding>> results = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                results.add(threads.submit(() -> {
                    assertThat(vision.detect(picture)).isEqualTo(faces);
                    return vision.embed(List.of(crop)).get(0);
                }));
            }
            for (Future<Embedding> result : results) {
                assertThat(result.get().cosine(alone)).isCloseTo(1, within(1e-5));
            }
            assertThat(vision.batchSizes()).isNotEmpty();
        }
        threads.shutdown();
    }

    @Test
    void two_that_are_open_share_the_networks_until_the_last_is_closed() {
        Picture picture = picture("people/Family1-Dad1.jpg");
        FaceVision first = OpenVision.standard();
        FaceVision second =
                FaceVision.open(OpenVision.store(), VisionSettings.standard().withMinFace(60));
        first.embed(List.of(first.crop(picture, first.detect(picture).get(0))));
        assertThat(second.batchSizes())
                .as("the same engine")
                .isEqualTo(first.batchSizes())
                .isNotEmpty();
        first.close();
        assertThatThrownBy(() -> first.detect(picture))
                .isInstanceOf(InferenceException.class)
                .hasMessage("cannot look at a picture: this FaceVision is closed");
        assertThat(second.detect(picture)).hasSize(1);
        second.close();
        second.close();
    }

    @Test
    void a_picture_too_small_for_a_face_has_none() {
        try (FaceVision vision = OpenVision.standard()) {
            assertThat(vision.detect(new Picture(1, 1, new byte[3]))).isEmpty();
            assertThat(vision.detect(new Picture(19, 400, new byte[3 * 19 * 400])))
                    .isEmpty();
            assertThat(vision.detect(new Picture(400, 20, new byte[3 * 20 * 400])))
                    .isEmpty();
            assertThat(vision.embed(List.of())).isEmpty();
        }
    }

    @Test
    void hashes_say_what_made_the_numbers() {
        try (FaceVision vision = OpenVision.standard()) {
            assertThat(vision.modelHashes().detector()).matches("[0-9a-f]{64}");
            assertThat(vision.modelHashes().embedder()).matches("[0-9a-f]{64}");
        }
    }

    @Test
    void a_store_that_was_not_prepared_and_a_missing_gpu_are_one_line_each(@TempDir Path empty) {
        assertThatThrownBy(() -> FaceVision.open(ModelStore.open(empty), VisionSettings.standard()))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("prepare the model store first");
        VisionSettings gpu = VisionSettings.on(InferenceDevice.parse("cuda:7"));
        assertThatThrownBy(() -> FaceVision.open(OpenVision.store(), gpu))
                .isInstanceOf(InferenceException.class)
                .hasMessageStartingWith("cannot open network mtcnn-pnet on cuda:7: ")
                .hasMessageNotContaining("\n");
    }

    private static Embedding largest(FaceVision vision, String path) {
        Picture picture = picture(path);
        DetectedFace face = vision.detect(picture).get(0);
        return vision.embed(List.of(vision.crop(picture, face))).get(0);
    }

    private static Picture picture(String path) {
        return PictureDecoder.standard().decode(TestMedia.file(path));
    }
}
