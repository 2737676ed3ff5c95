package dev.passerby.simulator.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScenePainterTest {

    @Test
    void aPhotoIsWhereTheTruthSaysAndNowhereElse() throws Exception {
        Photo red = Shapes.plain(400, 300, 0xFF0000);
        Appearance appearance = new Appearance(
                "red",
                red,
                0.5,
                2.5,
                new Motion(Rectangle.around(60, 60, 60, red), Rectangle.around(240, 120, 120, red)));
        Scene scene = Scene.of(3, List.of(appearance)).withSize(320, 180);
        ScenePainter painter = new ScenePainter(scene);

        for (double seconds : new double[] {0.5, 0.8, 1.5, 2.0, 2.4}) {
            byte[] frame = painter.paint(seconds);
            Rectangle place = appearance.rectangleAt(seconds);
            for (int y = 0; y < 180; y++) {
                for (int x = 0; x < 320; x++) {
                    boolean inside = x + 0.5 >= place.left()
                            && x + 0.5 < place.right()
                            && y + 0.5 >= place.top()
                            && y + 0.5 < place.bottom();
                    assertThat(isRed(frame, (y * 320 + x) * 3)).isEqualTo(inside);
                }
            }
        }
    }

    @Test
    void anEmptyStretchShowsTheBackgroundWhichIsNotFlat() throws Exception {
        Scene scene = Scene.of(1, List.of()).withSize(320, 180);

        byte[] frame = new ScenePainter(scene).paint(0);

        assertThat(frame).isEqualTo(scene.background().paint(320, 180));
        assertThat(frame[0] & 0xFF).isNotEqualTo(frame[frame.length - 3] & 0xFF);
    }

    @Test
    void theGrainOfASensorIsNewInEveryFrameAndNeverLargerThanToldAndTheSameForEveryPainter() throws Exception {
        Scene scene = Scene.of(1, List.of()).withSize(320, 180).withGrain(4);
        ScenePainter painter = new ScenePainter(scene);
        byte[] wall = scene.background().paint(320, 180);

        byte[] first = painter.paint(0).clone();
        byte[] second = painter.paint(0.1).clone();

        assertThat(first).isNotEqualTo(second);
        for (int i = 0; i < wall.length; i++) {
            assertThat(Math.abs((first[i] & 0xFF) - (wall[i] & 0xFF))).isLessThanOrEqualTo(4);
        }
        assertThat(new ScenePainter(scene).paint(0)).isEqualTo(first);
    }

    @Test
    void aLaterAppearanceCoversAnEarlierOne() throws Exception {
        Rectangle place = new Rectangle(10, 10, 90, 90);
        Scene scene = Scene.of(
                        1,
                        List.of(
                                new Appearance("blue", Shapes.plain(80, 80, 0x0000FF), 0, 1, Motion.none(place)),
                                new Appearance("red", Shapes.plain(80, 80, 0xFF0000), 0, 1, Motion.none(place))))
                .withSize(100, 100);

        byte[] frame = new ScenePainter(scene).paint(0.5);

        assertThat(isRed(frame, (50 * 100 + 50) * 3)).isTrue();
    }

    @Test
    void aFinePatternShrunkALotBecomesEvenInsteadOfAliasing() throws Exception {
        Photo checks = Shapes.checks(1600, 1200);
        Scene scene = Scene.of(
                        1,
                        List.of(new Appearance(
                                "checks", checks, 0, 1, Motion.none(new Rectangle(3.3, 3.3, 118.5, 89.7)))))
                .withSize(128, 96);

        byte[] frame = new ScenePainter(scene).paint(0);

        for (int x = 5; x < 117; x++) {
            assertThat(frame[(40 * 128 + x) * 3] & 0xFF).isBetween(126, 129);
        }
    }

    private static boolean isRed(byte[] bgr, int at) {
        return (bgr[at] & 0xFF) < 5 && (bgr[at + 1] & 0xFF) < 5 && (bgr[at + 2] & 0xFF) > 250;
    }
}
