package dev.passerby.vision.tracking;

import dev.passerby.vision.face.Box;
import dev.passerby.vision.matching.Embeddings;
import org.jspecify.annotations.Nullable;

/**
 * How likely a face of a frame continues a track: by place, and by appearance where both have been embedded.
 *
 * <p>Frames come a few times a second, so that a walking person's boxes need not overlap: what a face may have moved grows with
 * the time since it was seen, in widths of the face, which makes it independent of the distance to the camera.
 *
 * @param overlap intersection over union with the expected box
 * @param miss how far from the expected place, 1 being as far as place alone allows
 * @param way the same from the expected place or from the last, whichever is nearer: who walked may have stopped
 * @param appearance distance to the track's nearest evidence; NaN where one of the two has none
 */
record Likeness(double overlap, double miss, double way, double appearance) {

    /** Faces this much nearer than strangers ever are may have moved twice as far. */
    static final double SURELY_SAME_DISTANCE = 0.80;
    /** Appearance at this distance says nothing for or against. */
    private static final double NEUTRAL_DISTANCE = 0.95;

    /** The overlap with the expected box below which place alone is no proof. */
    private static final double SURE_OVERLAP = 0.5;

    private static final double APPEARANCE_WEIGHT = 1.6;

    /** Widths of a face within which a detector's box wanders on a face at rest. */
    private static final double REACH_AT_REST = 0.6;
    /** Widths of a face per second: a walk of 1.2 m/s straight across the picture is about 8 faces of 15 cm. */
    private static final double REACH_PER_SECOND = 8;

    private static final double MOST_REACH = 3;
    private static final double GROWTH_AT_REST = 1.5;
    private static final double GROWTH_PER_SECOND = 1.0;
    private static final double MOST_GROWTH = 2.5;

    static Likeness of(Track track, FrameFaces frame, int face, float @Nullable [] embedding) {
        double appearance = Double.NaN;
        if (embedding != null) {
            for (Evidence evidence : track.evidence()) {
                double distance = Embeddings.distance(embedding, evidence.embedding());
                if (!(distance >= appearance)) {
                    appearance = distance;
                }
            }
        }
        long elapsed = Math.abs(frame.capturedAtMillis() - track.latest().capturedAtMillis());
        double seconds = elapsed / 1_000.0;
        Box expected = Velocity.of(track).carry(track.latest().face().box(), elapsed);
        Box box = frame.faces().get(face).face().box();
        double before = Math.sqrt(expected.area());
        double now = Math.sqrt(box.area());
        double growth = Math.max(before, now) / Math.max(1e-9, Math.min(before, now));
        boolean sizeFits = growth <= Math.min(MOST_GROWTH, GROWTH_AT_REST + GROWTH_PER_SECOND * seconds);
        double reach = Math.min(MOST_REACH, REACH_AT_REST + REACH_PER_SECOND * seconds) * (before + now) / 2;
        if (!sizeFits || reach <= 0) {
            return new Likeness(0, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, appearance);
        }
        double miss = box.centre().distanceTo(expected.centre()) / reach;
        double moved = box.centre().distanceTo(track.latest().face().box().centre()) / reach;
        return new Likeness(expected.iou(box), miss, Math.min(miss, moved), appearance);
    }

    /** Whether place alone does not say that it is the same face. */
    boolean isWide() {
        return overlap < SURE_OVERLAP;
    }

    /**
     * Whether it looks like somebody else. Where place is no proof, looks that say nothing do not suffice: somebody steps where
     * somebody like him was.
     */
    boolean looksDifferent(TrackingRules rules) {
        double most = rules.otherPersonDistance();
        return appearance > (isWide() ? Math.min(NEUTRAL_DISTANCE, most) : most);
    }

    /** Whether place alone allows it. */
    boolean isNear() {
        return way <= 1;
    }

    boolean isPossible(TrackingRules rules) {
        double mostWay = appearance < SURELY_SAME_DISTANCE ? 2 : 1;
        return way <= mostWay && !looksDifferent(rules);
    }

    /** From about -1.5 (same place, same looks) to about 1.3; only for possible pairs. */
    double cost() {
        double byPlace = 0.7 * Math.min(1, miss) + 0.3 * (1 - overlap);
        return Double.isNaN(appearance) ? byPlace : byPlace + APPEARANCE_WEIGHT * (appearance - NEUTRAL_DISTANCE);
    }
}
