package dev.passerby.vision.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.passerby.vision.face.Box;
import dev.passerby.vision.face.DetectedFace;
import dev.passerby.vision.face.Landmarks;
import dev.passerby.vision.face.Point;
import dev.passerby.wire.event.QualityMarks;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QualityRulesTest {

    private static final QualityRules RULES = QualityRules.STANDARD;

    @Test
    void aLargeFrontalSharpFaceHasFullMarks() {
        FaceQuality quality = RULES.assess(face(100, 100, 100, 0.5, 0.535, 1), 640, 480, noise(1));

        assertThat(quality.flaws()).isEmpty();
        assertThat(quality.score()).isCloseTo(1, within(1e-9));
    }

    @Test
    void sizeRisesFromSixteenPixelsToEighty() {
        assertThat(marks(face(100, 100, 48, 0.5, 0.535, 1)).size()).isCloseTo(0.5, within(1e-9));
        assertThat(marks(face(100, 100, 80, 0.5, 0.535, 1)).size()).isEqualTo(1);
        assertThat(marks(face(100, 100, 15, 0.5, 0.535, 1)).score()).isZero();
    }

    @Test
    void facesThatCannotBeToldApartAreTooSmallToName() {
        assertThat(marks(face(100, 100, 17, 0.5, 0.535, 1)).flaws()).containsExactly(Flaw.TOO_SMALL);
        assertThat(marks(face(100, 100, 31, 0.5, 0.535, 1)).isFit()).isFalse();
        assertThat(marks(face(100, 100, 32, 0.5, 0.535, 1)).isFit()).isTrue();
    }

    @Test
    void aNoseUnderAnEyeIsAFaceTurnedAway() {
        // Midway 0.5; at 0.75 the sideways pose is |2 × 0.75 - 1| = 0.5, which marks (1 - 0.5) / (1 - 0.3).
        assertThat(marks(face(100, 100, 100, 0.75, 0.535, 1)).frontal()).isCloseTo(0.5 / 0.7, within(1e-9));
        assertThat(marks(face(100, 100, 100, 0.98, 0.535, 1)).flaws()).containsExactly(Flaw.TURNED_AWAY);
        assertThat(marks(face(100, 100, 100, 0.02, 0.535, 1)).flaws()).containsExactly(Flaw.TURNED_AWAY);
        assertThat(marks(face(100, 100, 100, -0.3, 0.535, 1)).frontal()).isZero();
    }

    @Test
    void aNoseOnTheLineOfEyesOrMouthIsAFaceTurnedUpOrDown() {
        assertThat(marks(face(100, 100, 100, 0.5, 0.05, 1)).flaws()).containsExactly(Flaw.TURNED_AWAY);
        assertThat(marks(face(100, 100, 100, 0.5, 1.0, 1)).flaws()).containsExactly(Flaw.TURNED_AWAY);
        assertThat(marks(face(100, 100, 100, 0.5, 0.4, 1)).frontal()).isEqualTo(1);
    }

    @Test
    void rollDoesNotCount() {
        Landmarks upright = face(200, 200, 100, 0.6, 0.5, 1).landmarks();
        for (int degrees = 0; degrees < 360; degrees += 30) {
            Pose pose = Pose.of(rotated(upright, Math.toRadians(degrees)));
            assertThat(pose.sideways()).isCloseTo(0.2, within(1e-9));
            assertThat(pose.upright()).isCloseTo(0.5, within(1e-9));
        }
    }

    @Test
    void eyesInOnePointAreNoFrontalFace() {
        Point one = new Point(50, 50);
        DetectedFace degenerate = new DetectedFace(new Box(0, 0, 100, 120), 1, new Landmarks(one, one, one, one, one));

        FaceQuality quality = RULES.assessWithoutCrop(degenerate, 640, 480);

        assertThat(quality.flaws()).containsExactly(Flaw.TURNED_AWAY);
        assertThat(quality.score()).isZero();
    }

    @Test
    void aFaceHalfOutsideThePictureIsCutOff() {
        assertThat(marks(face(-50, 100, 100, 0.5, 0.535, 1)).flaws()).containsExactly(Flaw.CUT_OFF);
        assertThat(marks(face(-10, 100, 100, 0.5, 0.535, 1)).flaws()).isEmpty();
        assertThat(marks(face(-10, 100, 100, 0.5, 0.535, 1)).whole()).isCloseTo(0.5 / 0.6, within(1e-9));
        assertThat(marks(face(-500, 100, 100, 0.5, 0.535, 1)).whole()).isZero();
    }

    @Test
    void aFindTheDetectorDoubtsIsNoEvidence() {
        assertThat(marks(face(100, 100, 100, 0.5, 0.535, 0.8)).flaws()).containsExactly(Flaw.DOUBTFUL);
    }

    @Test
    void aSmearIsBlurredAndAFlatCropShowsNothing() {
        DetectedFace face = face(100, 100, 100, 0.5, 0.535, 1);

        assertThat(RULES.assess(face, 640, 480, noise(40)).flaws()).containsExactly(Flaw.BLURRED);
        assertThat(RULES.assess(face, 640, 480, new byte[160 * 160 * 3]).sharpness())
                .isZero();
    }

    @Test
    void sharpnessFallsWithBlurAndNotWithLight() {
        double before = Double.POSITIVE_INFINITY;
        for (int radius : new int[] {1, 4, 8, 16, 32}) {
            double sharpness = Sharpness.of(noise(radius));
            assertThat(sharpness).isLessThan(before);
            before = sharpness;
        }
        byte[] crop = noise(6);
        byte[] darker = new byte[crop.length];
        for (int i = 0; i < crop.length; i++) {
            darker[i] = (byte) ((crop[i] & 0xff) / 2);
        }
        assertThat(Sharpness.of(darker)).isCloseTo(Sharpness.of(crop), within(0.05 * Sharpness.of(crop)));
    }

    @Test
    void aFaceInTheDarkOrInGlareOrInFogShowsTooLittle() {
        DetectedFace face = face(100, 100, 100, 0.5, 0.535, 1);
        byte[] crop = noise(1);

        assertThat(RULES.assess(face, 640, 480, lit(crop, 0.05, 0)).flaws()).contains(Flaw.BADLY_LIT);
        assertThat(RULES.assess(face, 640, 480, lit(crop, 3, 300)).flaws()).contains(Flaw.BADLY_LIT);
        assertThat(RULES.assess(face, 640, 480, lit(crop, 0.03, 120)).flaws()).contains(Flaw.BADLY_LIT);
        assertThat(RULES.assess(face, 640, 480, lit(crop, 0.03, 120)).score()).isLessThan(0.1);
    }

    @Test
    void darkSkinAndLightSkinAreLitEquallyWell() {
        DetectedFace face = face(100, 100, 100, 0.5, 0.535, 1);
        byte[] crop = noise(1);

        assertThat(RULES.assess(face, 640, 480, lit(crop, 0.3, 25)).exposure()).isEqualTo(1);
        assertThat(RULES.assess(face, 640, 480, lit(crop, 0.3, 140)).exposure()).isEqualTo(1);
    }

    @Test
    void exposureFallsWithTheShareThatIsCrushedOrBlownOut() {
        byte[] half = new byte[160 * 160 * 3];
        System.arraycopy(lit(noise(1), 0.5, 60), 0, half, 0, half.length / 2);

        Exposure exposure = Exposure.of(half);

        assertThat(exposure.usable()).isCloseTo(0.5, within(0.03));
        // (0.5 - 0.1) / (0.6 - 0.1), for the contrast is full.
        assertThat(RULES.assess(face(100, 100, 100, 0.5, 0.535, 1), 640, 480, half)
                        .exposure())
                .isCloseTo(0.8, within(0.06));
    }

    @Test
    void theMarksOfAnEventAreThoseOfTheFace() {
        FaceQuality quality = new FaceQuality(0.1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, List.of());

        assertThat(quality.marks()).isEqualTo(new QualityMarks(0.9, 0.7, 0.8, 0.6, 0.5, 0.4));
    }

    @Test
    void aCropOfAnotherShapeIsRefused() {
        assertThatThrownBy(() -> Sharpness.of(new byte[100]))
                .hasMessage("a crop must be a square of RGB bytes with a side that is a multiple of 40, got 100 bytes");
    }

    /** The crop with its brightness multiplied and raised, as far as bytes go. */
    private static byte[] lit(byte[] crop, double gain, double offset) {
        byte[] lit = new byte[crop.length];
        for (int i = 0; i < crop.length; i++) {
            lit[i] = (byte) Math.max(0, Math.min(255, Math.round((crop[i] & 0xff) * gain + offset)));
        }
        return lit;
    }

    private static FaceQuality marks(DetectedFace face) {
        return RULES.assessWithoutCrop(face, 640, 480);
    }

    /** A face {@code width} wide whose nose lies so far along from left to right eye and down from eyes to mouth. */
    private static DetectedFace face(
            double left, double top, double width, double noseAlong, double noseDown, double score) {
        double eyes = top + 0.4 * width;
        double mouth = top + 0.9 * width;
        double leftEye = left + 0.3 * width;
        double rightEye = left + 0.7 * width;
        Landmarks landmarks = new Landmarks(
                new Point(leftEye, eyes),
                new Point(rightEye, eyes),
                new Point(leftEye + noseAlong * (rightEye - leftEye), eyes + noseDown * (mouth - eyes)),
                new Point(left + 0.35 * width, mouth),
                new Point(left + 0.65 * width, mouth));
        return new DetectedFace(new Box(left, top, left + width, top + 1.2 * width), score, landmarks);
    }

    private static Landmarks rotated(Landmarks face, double angle) {
        return new Landmarks(
                rotated(face.leftEye(), angle),
                rotated(face.rightEye(), angle),
                rotated(face.nose(), angle),
                rotated(face.leftMouth(), angle),
                rotated(face.rightMouth(), angle));
    }

    private static Point rotated(Point point, double angle) {
        return new Point(
                Math.cos(angle) * point.x() - Math.sin(angle) * point.y(),
                Math.sin(angle) * point.x() + Math.cos(angle) * point.y());
    }

    /** Noise after a moving average over so many pixels each way: larger is blurrier. */
    private static byte[] noise(int radius) {
        Random random = new Random(5);
        double[] values = new double[160 * 160];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(256) - 128;
        }
        for (int pass = 0; pass < 2 && radius > 1; pass++) {
            values = averaged(averaged(values, radius, 1), radius, 160);
        }
        double most = 0;
        for (double value : values) {
            most = Math.max(most, Math.abs(value));
        }
        byte[] crop = new byte[values.length * 3];
        for (int i = 0; i < crop.length; i++) {
            crop[i] = (byte) Math.round(128 + 127 * values[i / 3] / most);
        }
        return crop;
    }

    private static double[] averaged(double[] values, int radius, int stride) {
        double[] means = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            double sum = 0;
            for (int k = -radius; k <= radius; k++) {
                sum += values[Math.floorMod(i + k * stride, values.length)];
            }
            means[i] = sum / (2 * radius + 1);
        }
        return means;
    }
}
