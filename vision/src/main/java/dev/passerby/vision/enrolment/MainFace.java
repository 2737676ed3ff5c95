package dev.passerby.vision.enrolment;

import dev.passerby.vision.face.DetectedFace;
import java.util.List;

/**
 * The face that a photo is about: the largest of those that surely are faces, or the largest of all where none is sure.
 *
 * <p>A print on a shirt may be larger than the face above it, but the detector is never as sure of it.
 */
public final class MainFace {

    /** The score from which the detector's word suffices: a skull on a shirt reached 0.963, the least of 477 of LFW's 0.984. */
    static final double SURE_SCORE = 0.98;

    private MainFace() {}

    /** The index of the face, or -1 where there is none; the faces may come in any order. */
    public static int of(List<DetectedFace> faces) {
        int best = -1;
        for (int i = 0; i < faces.size(); i++) {
            if (best < 0 || isBetter(faces.get(i), faces.get(best))) {
                best = i;
            }
        }
        return best;
    }

    private static boolean isBetter(DetectedFace face, DetectedFace best) {
        boolean sure = face.score() >= SURE_SCORE;
        boolean bestSure = best.score() >= SURE_SCORE;
        return sure == bestSure ? face.box().area() > best.box().area() : sure;
    }
}
