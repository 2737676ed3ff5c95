package dev.passerby.benchmarks.calibration;

import dev.passerby.wire.gallery.Template;

/**
 * One enrolled photo, looked for in the gallery without it.
 *
 * @param person whose it is, an index into the people
 * @param photo the photo
 * @param own the distance to the person's nearest other photo; infinite where there is none
 * @param nearestOther the person nearest to it among the others; -1 where there is nobody else
 * @param other the distance to that person's nearest photo; infinite where there is nobody else
 */
record PhotoFinding(int person, Template photo, double own, int nearestOther, double other) {

    /** Whether there is another photo of the person to find it by. */
    boolean hasMate() {
        return own < Double.POSITIVE_INFINITY;
    }

    /** Whether a picture like it would be named rightly. */
    boolean isNamed(double threshold, double margin) {
        return own < threshold && other - own >= margin;
    }

    /** Whether somebody else keeps it from being named, or takes the name. */
    boolean isTakenByOther(double threshold, double margin) {
        return hasMate() && Math.min(own, other) < threshold && other - own < margin;
    }
}
