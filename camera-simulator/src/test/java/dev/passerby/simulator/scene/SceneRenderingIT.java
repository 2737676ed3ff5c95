package dev.passerby.simulator.scene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.simulator.video.AccessUnit;
import dev.passerby.simulator.video.Clip;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SceneRenderingIT {

    /** Two seconds in which a photo full of noise grows: hard to compress. */
    private static Scene busyScene() {
        BufferedImage picture = new BufferedImage(320, 180, BufferedImage.TYPE_3BYTE_BGR);
        Random random = new Random(3);
        for (int y = 0; y < 180; y++) {
            for (int x = 0; x < 320; x++) {
                picture.setRGB(x, y, random.nextInt(0x1000000));
            }
        }
        Photo noise = Photo.of(picture);
        Motion growing = new Motion(Rectangle.around(160, 90, 150, noise), Rectangle.around(160, 90, 300, noise));
        return Scene.of(2, List.of(new Appearance("noise", noise, 0, 2, growing)))
                .withSize(320, 180);
    }

    @Test
    void progressIsToldAfterEveryFrame() throws Exception {
        List<Integer> told = new ArrayList<>();

        SceneRendering.render(Scene.of(0.5, List.of()).withSize(64, 48), 100_000, (frames, ofFrames) -> {
            assertThat(ofFrames).isEqualTo(5);
            told.add(frames);
        });

        assertThat(told).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void aHigherBitRateMakesALargerClipAndNoFrameIsLeftOutForALowOne() throws Exception {
        Clip poor = SceneRendering.render(busyScene(), 200_000, (frames, ofFrames) -> {});
        Clip rich = SceneRendering.render(busyScene(), 3_000_000, (frames, ofFrames) -> {});

        assertThat(poor.accessUnits()).hasSize(20);
        assertThat(rich.accessUnits()).hasSize(20);
        assertThat(bytes(rich)).isGreaterThan(2 * bytes(poor));
    }

    private static long bytes(Clip clip) {
        return clip.accessUnits().stream().mapToLong(AccessUnit::size).sum();
    }
}
