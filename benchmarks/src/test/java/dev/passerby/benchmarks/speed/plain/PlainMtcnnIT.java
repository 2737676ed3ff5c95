package dev.passerby.benchmarks.speed.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.passerby.models.ModelStore;
import dev.passerby.models.demo.DemoPictures;
import dev.passerby.vision.FaceVision;
import dev.passerby.vision.VisionSettings;
import dev.passerby.vision.detection.DetectionSettings;
import dev.passerby.vision.face.DetectedFace;
import dev.passerby.vision.picture.Picture;
import dev.passerby.vision.picture.PictureDecoder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The plain way is a fair opponent only as long as it finds what the product finds. */
class PlainMtcnnIT {

    /** In pixels. */
    private static final double CLOSE = 1;

    @Test
    void finds_the_products_faces_in_photos_of_groups() {
        ModelStore models = ModelStore.standard(System.getenv());
        models.prepare((stage, done, of) -> {});
        DemoPictures pictures = DemoPictures.standard(System.getenv());
        pictures.prepare((stage, done, of) -> {});
        DetectionSettings settings = DetectionSettings.stills().withMinFace(30);
        try (FaceVision vision = FaceVision.open(models, VisionSettings.standard());
                PlainMtcnn plain = new PlainMtcnn(models)) {
            for (Path photo : pictures.strangers()) {
                Picture picture = PictureDecoder.standard().decode(photo);

                List<DetectedFace> found = plain.detect(picture, settings);

                List<DetectedFace> products = vision.detect(picture, settings);
                assertThat(products).as(photo.toString()).isNotEmpty();
                assertThat(found).hasSameSizeAs(products);
                for (int i = 0; i < found.size(); i++) {
                    assertSame(found.get(i), products.get(i));
                }
            }
        }
    }

    private static void assertSame(DetectedFace found, DetectedFace product) {
        assertThat(found.box().left()).isCloseTo(product.box().left(), within(CLOSE));
        assertThat(found.box().bottom()).isCloseTo(product.box().bottom(), within(CLOSE));
        assertThat(found.score()).isCloseTo(product.score(), within(0.001));
        for (int i = 0; i < 5; i++) {
            assertThat(found.landmarks().points().get(i).x())
                    .isCloseTo(product.landmarks().points().get(i).x(), within(CLOSE));
        }
    }
}
