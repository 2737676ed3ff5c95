package dev.passerby.console.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.passerby.vision.picture.Picture;
import dev.passerby.vision.picture.PictureDecoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class UprightJpegTest {

    @Test
    void isNoLongerThanAskedForAndLooksTheSame() {
        byte[] rgb = new byte[3 * 640 * 320];
        for (int i = 0; i < rgb.length; i++) {
            // Left half red, right half grey.
            boolean left = i / 3 % 640 < 320;
            rgb[i] = (byte) (left ? i % 3 == 0 ? 200 : 20 : 120);
        }
        byte[] jpeg = UprightJpeg.of(new Picture(640, 320, rgb), 100);

        Picture seen = PictureDecoder.standard().decode(jpeg, "test");
        assertThat(seen.width()).isEqualTo(100);
        assertThat(seen.height()).isEqualTo(50);
        assertThat(seen.sample(20, 25, 0)).isCloseTo(200, within(12));
        assertThat(seen.sample(20, 25, 1)).isCloseTo(20, within(12));
        assertThat(seen.sample(80, 25, 1)).isCloseTo(120, within(12));
        assertThat(new String(jpeg, StandardCharsets.ISO_8859_1)).doesNotContain("Exif");
    }

    @Test
    void aSmallPictureStaysAsLargeAsItIs() {
        byte[] jpeg = UprightJpeg.of(new Picture(30, 20, new byte[3 * 30 * 20]), 100);
        assertThat(PictureDecoder.standard().decode(jpeg, "test").width()).isEqualTo(30);
    }
}
