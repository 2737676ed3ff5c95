package dev.passerby.simulator.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class PixelsTest {

    @Test
    void halvingAveragesFourPixels() {
        Pixels half = grey(4, 2, 0, 10, 100, 100, 20, 30, 100, 100).halved();

        assertThat(half.width()).isEqualTo(2);
        assertThat(half.height()).isEqualTo(1);
        assertThat(half.bgr()).containsExactly(15, 15, 15, 100, 100, 100);
    }

    @Test
    void aPictureAtItsOwnSizeOnWholePixelsIsCopied() {
        Pixels canvas = grey(4, 4, new int[16]);

        grey(2, 2, 1, 2, 3, 4).paintInto(canvas, new Rectangle(1, 1, 3, 3));

        assertThat(greys(canvas)).containsExactly(0, 0, 0, 0, 0, 1, 2, 0, 0, 3, 4, 0, 0, 0, 0, 0);
    }

    @Test
    void halfAPixelToTheRightMixesNeighbours() {
        Pixels canvas = grey(4, 1, new int[4]);

        grey(3, 1, 0, 100, 50).paintInto(canvas, new Rectangle(0.5, 0, 3.5, 1));

        // Pixel 0 has its centre on the place's edge and so belongs to it.
        assertThat(greys(canvas)).containsExactly(0, 50, 75, 0);
    }

    @Test
    void aRampStretchedIsARamp() {
        int[] ramp = new int[64];
        for (int i = 0; i < ramp.length; i++) {
            ramp[i] = 2 * i;
        }
        Pixels canvas = grey(100, 1, new int[100]);

        grey(64, 1, ramp).paintInto(canvas, new Rectangle(-14, -1, 114, 3));

        int[] painted = greys(canvas);
        for (int x = 0; x < 100; x++) {
            assertThat((double) painted[x]).isCloseTo(2 * ((x + 0.5 + 14) / 2 - 0.5), within(0.75));
        }
    }

    @Test
    void whatLiesOutsideTheCanvasIsCutOff() {
        Pixels canvas = grey(2, 2, 9, 9, 9, 9);

        grey(2, 2, 1, 2, 3, 4).paintInto(canvas, new Rectangle(-1, -1, 1, 1));
        assertThat(greys(canvas)).containsExactly(4, 9, 9, 9);

        grey(2, 2, 1, 2, 3, 4).paintInto(canvas, new Rectangle(5, 0, 7, 2));
        grey(2, 2, 1, 2, 3, 4).paintInto(canvas, new Rectangle(0, -7, 2, -5));
        assertThat(greys(canvas)).containsExactly(4, 9, 9, 9);
    }

    @Test
    void aPicturesColoursAreKeptInBlueGreenRedOrder() {
        BufferedImage picture = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(0, 0, 0x010203);

        assertThat(Pixels.of(picture).bgr()).containsExactly(3, 2, 1);
    }

    private static Pixels grey(int width, int height, int... values) {
        byte[] bgr = new byte[width * height * 3];
        for (int i = 0; i < bgr.length; i++) {
            bgr[i] = (byte) values[i / 3];
        }
        return new Pixels(width, height, bgr);
    }

    private static int[] greys(Pixels pixels) {
        int[] greys = new int[pixels.width() * pixels.height()];
        for (int i = 0; i < greys.length; i++) {
            greys[i] = pixels.bgr()[3 * i] & 0xFF;
        }
        return greys;
    }
}
