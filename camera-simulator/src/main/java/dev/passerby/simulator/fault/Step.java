package dev.passerby.simulator.fault;

import java.util.SplittableRandom;
import java.util.regex.Pattern;

/**
 * One line of a script.
 *
 * @param cameras the names it is for, where {@code *} stands for any letters
 * @param staggered whether each camera begins its own part of a period later
 */
record Step(String cameras, Timing timing, boolean staggered, Act act) {

    static final String EVERY_CAMERA = "*";

    boolean isFor(String camera) {
        return Pattern.matches(Pattern.quote(cameras).replace("*", "\\E.*\\Q"), camera);
    }

    /** The step as it is for one camera. */
    Step staggeredBy(long seed) {
        if (!staggered) {
            return this;
        }
        long later = (long) (new SplittableRandom(seed).nextDouble() * timing.periodNanos());
        return new Step(cameras, timing.later(later), false, act);
    }
}
