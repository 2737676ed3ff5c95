package dev.passerby.vision.alignment;

import dev.passerby.vision.face.Landmarks;
import dev.passerby.vision.face.Point;
import java.util.List;

/**
 * The crop that serves these FaceNet weights best of those measured: 0.9952 on LFW (see {@code docs/decisions/0006}).
 *
 * <p>The mean landmarks of the crops that the weights were trained on (MTCNN's box with a margin of 32 pixels, resized to
 * 160 by 160 without keeping its proportions) were measured on LFW. That resizing stretches faces across; so landmarks are
 * first brought to the same template with its stretch taken out, by a similarity, and the stretch is applied afterwards.
 */
final class T32 {

    /** What stands in a template to say how its face was cut out; templates of different crops never match. */
    static final String NAME = "T32";

    /** The mean landmarks without the stretch, in pixels of the crop before stretching. */
    static final List<Point> TEMPLATE = List.of(
            new Point(43.53926208732343, 64.62263573347164),
            new Point(85.47219401507971, 63.65467152402597),
            new Point(64.8883595032054, 88.65659359115962),
            new Point(46.7895687186915, 110.32881043772151),
            new Point(83.87325207629361, 109.53137481086942));

    /** How much wider the crop is made. */
    static final double STRETCH_ACROSS = 1.2786286246138692;

    /** How much higher the crop is made. */
    static final double STRETCH_DOWN = 1.0273306493135592;

    private T32() {}

    /** The similarity that brings a face's landmarks to the template, before stretching. */
    static SimilarityTransform alignment(Landmarks landmarks) {
        return SimilarityTransform.between(landmarks.points(), TEMPLATE);
    }
}
