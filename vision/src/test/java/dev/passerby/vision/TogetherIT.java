package dev.passerby.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.passerby.vision.embedding.Embedding;
import dev.passerby.vision.embedding.FaceNetVariant;
import dev.passerby.vision.face.DetectedFace;
import dev.passerby.vision.golden.OpenVision;
import dev.passerby.vision.golden.TestMedia;
import dev.passerby.vision.picture.Picture;
import dev.passerby.vision.picture.PictureDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Vision as it runs on a GPU, with the processor in its place: frames and crops of many callers in common batches. */
class TogetherIT {

    private static final List<String> PICTURES = List.of("people/Family1-Dad1.jpg", "people/Family2-Man1.jpg");

    /** More than make a size a camera's. */
    private static final int FRAMES = 8;

    @Test
    void faces_in_frames_searched_together_are_those_of_each_frame_by_itself() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(4);
        try (FaceVision alone = OpenVision.standard();
                FaceVision together = FaceVision.open(
                        OpenVision.store(), VisionSettings.standard().asOnGpu())) {
            for (String name : PICTURES) {
                Picture picture = picture(name);
                List<DetectedFace> expected = alone.detect(picture);
                List<Future<List<DetectedFace>>> found = new ArrayList<>();
                for (int i = 0; i < FRAMES; i++) {
                    found.add(callers.submit(() -> together.detect(picture)));
                }
                for (Future<List<DetectedFace>> faces : found) {
                    assertThat(faces.get()).as(name).hasSameSizeAs(expected);
                    for (int i = 0; i < expected.size(); i++) {
                        DetectedFace face = faces.get().get(i);
                        assertThat(face.box().iou(expected.get(i).box()))
                                .as(name)
                                .isGreaterThan(0.9999);
                        assertThat(face.score()).isCloseTo(expected.get(i).score(), within(1e-4));
                    }
                }
            }
        } finally {
            callers.shutdownNow();
        }
    }

    @Test
    void an_embedding_in_half_precision_is_that_of_float32_but_for_rounding() {
        VisionSettings settings = VisionSettings.standard();
        try (FaceVision float32 = OpenVision.standard();
                FaceVision float16 =
                        FaceVision.open(OpenVision.store(), settings.withEmbedder(FaceNetVariant.FLOAT16))) {
            assertThat(float16.embedderFamily()).isEqualTo(float32.embedderFamily());
            for (String name : PICTURES) {
                Picture picture = picture(name);
                DetectedFace face = float32.detect(picture).get(0);
                Embedding exact =
                        float32.embed(List.of(float32.crop(picture, face))).get(0);
                Embedding rounded =
                        float16.embed(List.of(float16.crop(picture, face))).get(0);
                assertThat(rounded.cosine(exact)).as(name).isGreaterThan(0.9999);
            }
        }
    }

    private static Picture picture(String name) {
        return PictureDecoder.standard().decode(TestMedia.file(name));
    }
}
