package dev.passerby.vision.quality;

import dev.passerby.vision.face.Box;
import dev.passerby.vision.face.DetectedFace;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * How faces are marked and which are unfit. A mark rises in a straight line from 0 to 1 between two measured values; a face is
 * unfit when any one thing about it is below its limit, however good the rest.
 *
 * @param leastWidth pixels across a face below which nobody is named: those of 12 to 17 cannot be told apart at all
 * @param fullWidth pixels across a face from which more do not help
 * @param leastFrontal the frontal mark below which a face is turned away
 * @param leastSharpness the sharpness mark below which a face is blurred
 * @param leastExposure the exposure mark below which a face is too dark or too bright
 * @param leastWhole the share of the box inside the picture below which a face is cut off
 * @param leastDetection the detector's score below which a find is no evidence
 */
public record QualityRules(
        double leastWidth,
        double fullWidth,
        double leastFrontal,
        double leastSharpness,
        double leastExposure,
        double leastWhole,
        double leastDetection)
        implements Serializable {

    /** Decision record 0008 has the measurements. */
    public static final QualityRules STANDARD = new QualityRules(32, 80, 0.2, 0.15, 0.2, 0.8, 0.90);

    /** Half the width of the smallest named face: where the size mark begins. */
    private static final double NO_WIDTH = 16;
    /** Sideways pose up to which a face counts as frontal, and from which as profile. */
    private static final double FRONTAL_SIDEWAYS = 0.30;

    private static final double PROFILE_SIDEWAYS = 1.0;
    /** Where the nose of a face at eye level lies between eyes and mouth: the mean of LFW's landmarks. */
    private static final double LEVEL_UPRIGHT = 0.535;
    /** How far from level a nose may lie at full marks, and where the mark ends. */
    private static final double LEVEL_TOLERANCE = 0.15;

    private static final double LEVEL_END = 0.45;
    /** Sharpness at which a crop shows nothing, and from which it shows all there is. */
    private static final double SMEARED = 0.02;

    private static final double SHARP = 0.25;
    /** The share of a face that is neither crushed nor blown out at which it shows nothing, and from which it shows enough. */
    private static final double LOST = 0.1;

    private static final double WELL_LIT = 0.6;
    /** The contrast in grey levels at which a crop shows nothing, and from which it shows enough. */
    private static final double FLAT = 2;

    private static final double CONTRASTED = 12;

    public QualityRules {
        if (!(leastWidth >= 0 && fullWidth > NO_WIDTH && fullWidth >= leastWidth)) {
            throw new IllegalArgumentException(
                    "'quality.full-width' must be above 16 and at least 'quality.least-width', got " + fullWidth
                            + " and " + leastWidth);
        }
    }

    /**
     * The quality of a face.
     *
     * @param face the face, in pixels of the picture
     * @param width pixels across the picture
     * @param height pixels down the picture
     * @param crop the aligned face, {@code [160, 160, 3]} RGB
     */
    public FaceQuality assess(DetectedFace face, int width, int height, byte[] crop) {
        Exposure exposure = Exposure.of(crop);
        double lit = between(LOST, WELL_LIT, exposure.usable()) * between(FLAT, CONTRASTED, exposure.contrast());
        return marks(face, width, height, between(SMEARED, SHARP, Sharpness.of(crop)), lit);
    }

    /** The quality of a face of which there is no crop yet; sharpness and exposure count as full. */
    public FaceQuality assessWithoutCrop(DetectedFace face, int width, int height) {
        return marks(face, width, height, 1, 1);
    }

    private FaceQuality marks(DetectedFace face, int width, int height, double sharpness, double exposure) {
        Pose pose = Pose.of(face.landmarks());
        double inside = shareInside(face.box(), width, height);
        double size = between(NO_WIDTH, fullWidth, face.box().width());
        double frontal = between(PROFILE_SIDEWAYS, FRONTAL_SIDEWAYS, pose.sideways())
                * between(LEVEL_END, LEVEL_TOLERANCE, Math.abs(pose.upright() - LEVEL_UPRIGHT));
        double whole = between(leastWhole / 2, 1, inside);
        double detection = between(leastDetection / 2, 1, face.score());

        List<Flaw> flaws = new ArrayList<>();
        if (face.box().width() < leastWidth) {
            flaws.add(Flaw.TOO_SMALL);
        }
        if (frontal < leastFrontal) {
            flaws.add(Flaw.TURNED_AWAY);
        }
        if (sharpness < leastSharpness) {
            flaws.add(Flaw.BLURRED);
        }
        if (exposure < leastExposure) {
            flaws.add(Flaw.BADLY_LIT);
        }
        if (inside < leastWhole) {
            flaws.add(Flaw.CUT_OFF);
        }
        if (face.score() < leastDetection) {
            flaws.add(Flaw.DOUBTFUL);
        }
        double score = size * frontal * sharpness * exposure * whole * detection;
        return new FaceQuality(score, size, frontal, sharpness, exposure, whole, detection, flaws);
    }

    private static double shareInside(Box box, int width, int height) {
        double across = Math.min(box.right(), width) - Math.max(box.left(), 0);
        double down = Math.min(box.bottom(), height) - Math.max(box.top(), 0);
        return box.area() == 0 ? 0 : Math.max(0, across) * Math.max(0, down) / box.area();
    }

    /** 0 at {@code none}, 1 at {@code all}, straight between and level beyond; {@code none} may be the greater. */
    private static double between(double none, double all, double value) {
        return Math.min(1, Math.max(0, (value - none) / (all - none)));
    }
}
