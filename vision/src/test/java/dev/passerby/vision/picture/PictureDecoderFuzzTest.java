package dev.passerby.vision.picture;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Pictures from anybody, before the real decoders: a picture of its promised size, or one line of complaint. */
class PictureDecoderFuzzTest {

    /** Small, so that many inputs are tried; sizes beyond it are refused like those beyond the real limit. */
    private static final long MAX_PIXELS = 1L << 18;

    private static final int BEARABLE = 500;

    private static final boolean FUZZING = System.getenv("JAZZER_FUZZ") != null;

    /** Where the input lies that a native decoder died of, taking the process along. */
    private static final Path LAST_INPUT = Path.of("target", "fuzz-last-input");

    private final PictureDecoder decoder = new PictureDecoder(MAX_PIXELS);

    /** A photo that somebody enrols. */
    @FuzzTest(maxDuration = "1m")
    void photo(byte[] file) throws IOException {
        keep(file);
        try {
            holds(decoder.decode(file, "photo"));
        } catch (PictureException e) {
            isFitToBeShown(e);
        }
    }

    /** A camera's frame off the topic. */
    @FuzzTest(maxDuration = "1m")
    void frame(byte[] file) throws IOException {
        keep(file);
        try {
            holds(decoder.decodeFrame(file, "photo"));
        } catch (PictureException e) {
            isFitToBeShown(e);
        }
    }

    private static void keep(byte[] file) throws IOException {
        if (FUZZING) {
            Files.write(LAST_INPUT, file);
        }
    }

    private static void holds(Picture picture) {
        long pixels = (long) picture.width() * picture.height();
        assertThat(pixels).isBetween(1L, MAX_PIXELS);
        assertThat(picture.rgb().length).isEqualTo(3 * pixels);
    }

    private static void isFitToBeShown(PictureException complaint) {
        String message = complaint.getMessage();
        assertThat(message).startsWith("cannot read picture 'photo': ").hasSizeLessThanOrEqualTo(BEARABLE);
        assertThat(message.chars().noneMatch(Character::isISOControl))
                .as(message)
                .isTrue();
    }
}
