package dev.passerby.ingest.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.ingest.camera.LightGrid;
import java.time.Duration;
import java.util.Random;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.Test;

/** A room of 1080p, five pictures a second. */
class MotionGateTest {

    private static final int COLUMNS = 120;
    private static final int ROWS = 67;
    private static final long PERIOD = 200_000_000L;

    private final MotionGate gate = new MotionGate(MotionSettings.STANDARD);
    private final Random random = new Random(7);
    private long now = 5_000_000_000L;

    @Test
    void ofAnEmptyRoomOnePictureInThreeGoesOn() {
        assertThat(taken(50, i -> room())).isEqualTo(5 + 15);
    }

    @Test
    void neitherNoiseNorPassingCloudsAreMovement() {
        assertThat(taken(50, i -> noisy(room(), 0.4))).isEqualTo(5 + 15);
        assertThat(taken(50, i -> noisy(brighter(room(), 1 + i * 0.02, i * 0.5), 0.4)))
                .isBetween(15, 20);
    }

    @Test
    void ofANightWhoseNoiseMakesEveryPictureAnotherLookAllGoOn() {
        assertThat(taken(50, i -> noisy(room(), 2))).isEqualTo(50);
    }

    @Test
    void everyPictureOfSomebodyWhoWalksGoesOn() {
        settle();
        assertThat(taken(20, i -> noisy(withPerson(10 + i, 12), 0.4))).isEqualTo(20);
    }

    @Test
    void aHeadOfFortyPixelsThatMovesByAThirdOfItselfIsSeen() {
        settle();
        assertThat(taken(1, i -> withHead(40, 0))).isEqualTo(1);
        assertThat(taken(1, i -> withHead(41, 0))).isEqualTo(1);
    }

    @Test
    void somebodyWhoStopsIsSentForASecondAndThenNowAndThen() {
        settle();
        taken(5, i -> withPerson(10 + i, 30));
        assertThat(taken(4, i -> withPerson(14, 30))).isEqualTo(4);
        assertThat(taken(30, i -> withPerson(14, 30))).isEqualTo(10);
    }

    @Test
    void somebodyWhoMovesTooSlowlyForTwoPicturesToDifferIsSeenInTheEnd() {
        MotionGate patient = new MotionGate(MotionSettings.STANDARD.withKeepAlive(Duration.ofHours(1)));
        int sent = 0;
        for (int i = 0; i < 100; i++) {
            sent += patient.takes(
                            fading(i), now += 2 * MotionSettings.STANDARD.rest().toNanos())
                    ? 1
                    : 0;
        }
        // The first, and whenever the change has come to more than three levels.
        assertThat(sent).isBetween(1 + 24, 1 + 26);
    }

    @Test
    void aClockInThePictureCostsOnePictureASecond() {
        settle();
        assertThat(taken(50, i -> withClock(i / 5))).isLessThanOrEqualTo(30);
    }

    @Test
    void lightsThatGoOnAreSeen() {
        settle();
        assertThat(taken(1, i -> lit((x, y) -> room(x, y) > 110 ? 250 : 40))).isEqualTo(1);
    }

    @Test
    void aPictureOfAnotherSizeOrWithoutLightGoesOn() {
        settle();
        assertThat(gate.takes(new LightGrid(2, 2, new float[4]), now)).isTrue();
        assertThat(gate.takes(LightGrid.UNKNOWN, now)).isTrue();
        assertThat(gate.takes(LightGrid.UNKNOWN, now)).isTrue();
    }

    private interface Scene {
        LightGrid at(int picture);
    }

    private int taken(int pictures, Scene scene) {
        int taken = 0;
        for (int i = 0; i < pictures; i++) {
            taken += gate.takes(scene.at(i), now += PERIOD) ? 1 : 0;
        }
        return taken;
    }

    private void settle() {
        taken(11, i -> room());
    }

    /** A wall with a window, a floor, and some texture. */
    private static int room(int x, int y) {
        int wall = x > 80 && y < 20 ? 200 : 120;
        return (y > 45 ? 70 : wall) + (x * 7 + y * 13) % 11;
    }

    private static LightGrid room() {
        return lit(MotionGateTest::room);
    }

    private static LightGrid withPerson(int column, int darker) {
        return lit((x, y) -> room(x, y) - (x >= column && x < column + 6 && y >= 20 && y < 50 ? darker : 0));
    }

    private static LightGrid withHead(int column, int row) {
        return lit((x, y) -> room(x, y) - (x >= column && x < column + 3 && y >= row && y < row + 3 ? 30 : 0));
    }

    private static LightGrid fading(int step) {
        LightGrid room = room();
        float[] light = room.light().clone();
        for (int i = 60 * COLUMNS; i < 60 * COLUMNS + 30; i++) {
            light[i] += step * 0.8f;
        }
        return new LightGrid(COLUMNS, ROWS, light);
    }

    private static LightGrid withClock(int second) {
        return lit((x, y) -> y == 2 && (x == 100 || x == 101) ? 80 + second % 10 * 15 : room(x, y));
    }

    private static LightGrid lit(IntBinaryOperator light) {
        float[] cells = new float[COLUMNS * ROWS];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = light.applyAsInt(i % COLUMNS, i / COLUMNS);
        }
        return new LightGrid(COLUMNS, ROWS, cells);
    }

    private LightGrid noisy(LightGrid grid, double deviation) {
        float[] cells = grid.light().clone();
        for (int i = 0; i < cells.length; i++) {
            cells[i] += (float) (deviation * random.nextGaussian());
        }
        return new LightGrid(COLUMNS, ROWS, cells);
    }

    private static LightGrid brighter(LightGrid grid, double gain, double offset) {
        float[] cells = grid.light().clone();
        for (int i = 0; i < cells.length; i++) {
            cells[i] = (float) (gain * cells[i] + offset);
        }
        return new LightGrid(COLUMNS, ROWS, cells);
    }
}
