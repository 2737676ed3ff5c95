package dev.passerby.vision.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.vision.golden.GoldenPicture;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Agreement of every sample with Pillow's, whose hash the reference outputs hold. */
class GoldenPixelsIT {

    @ParameterizedTest
    @MethodSource("dev.passerby.vision.golden.GoldenPicture#all")
    void pictures_have_the_references_samples(GoldenPicture golden) throws NoSuchAlgorithmException {
        Picture picture = PictureDecoder.standard().decode(golden.file());
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(picture.rgb());
        assertThat(picture.width()).isEqualTo(golden.width());
        assertThat(picture.height()).isEqualTo(golden.height());
        assertThat(HexFormat.of().formatHex(hash)).isEqualTo(golden.rgbSha256());
    }
}
