package dev.passerby.deploy.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.passerby.vision.picture.Picture;
import dev.passerby.vision.picture.PictureDecoder;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class NumberedFrameTest {

    @Test
    void whatWasWrittenIsRead() {
        Random random = new Random(1);
        for (int i = 0; i < 500; i++) {
            int people = random.nextInt(NumberedFrame.MOST_PEOPLE + 1);
            int first = people == 0 ? 0 : 1 + random.nextInt(NumberedFrame.LAST_PERSON - people + 1);
            NumberedFrame frame = new NumberedFrame(random.nextLong(1L << 40), first, people);
            assertThat(NumberedFrame.read(decoded(frame.jpeg()))).contains(frame);
        }
    }

    @Test
    void itIsReadFromAPictureOfAnotherSizeInAnotherJpeg() throws IOException {
        NumberedFrame frame = NumberedFrame.of(123_456_789, 17);
        assertThat(NumberedFrame.read(decoded(scaled(frame.jpeg(), 640, 480)))).contains(frame);
    }

    @Test
    void aPictureOfSomethingElseIsNoNumberedFrame() {
        byte[] black = new byte[3 * 64 * 64];
        byte[] white = new byte[3 * 64 * 64];
        java.util.Arrays.fill(white, (byte) 255);
        assertThat(NumberedFrame.read(new Picture(64, 64, black))).isEmpty();
        assertThat(NumberedFrame.read(new Picture(64, 64, white))).isEmpty();
    }

    @Test
    void aFrameIsAboutAKilobyte() {
        assertThat(NumberedFrame.of(99_999, 4_000).jpeg().length).isBetween(300, 3_000);
    }

    @Test
    void numbersOutOfRangeAreRefused() {
        assertThatThrownBy(() -> NumberedFrame.of(1L << 40, 1)).hasMessageContaining("a frame's number must be");
        assertThatThrownBy(() -> NumberedFrame.of(1, 4_096)).hasMessageContaining("people are numbered from 1 to 4095");
        assertThatThrownBy(() -> new NumberedFrame(1, 3, 0)).hasMessageContaining("0 is nobody");
    }

    private static Picture decoded(byte[] jpeg) {
        return PictureDecoder.standard().decodeFrame(jpeg, "frame");
    }

    private static byte[] scaled(byte[] jpeg, int width, int height) throws IOException {
        BufferedImage from = ImageIO.read(new ByteArrayInputStream(jpeg));
        BufferedImage to = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        to.createGraphics().drawImage(from.getScaledInstance(width, height, Image.SCALE_SMOOTH), 0, 0, null);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(to, "jpeg", out);
        return out.toByteArray();
    }
}
