package dev.passerby.benchmarks.calibration;

import java.util.List;

/**
 * An enrolled photo that harms more than it helps, or helps little.
 *
 * @param person whose it is
 * @param photo the first digits of its sha256, as enrolment prints them
 * @param quality its mark when it was enrolled, from 0 to 1
 * @param reasons what is wrong with it, each the end of "it …"
 */
public record PoorPhoto(String person, String photo, double quality, List<String> reasons) {

    public PoorPhoto {
        reasons = List.copyOf(reasons);
    }
}
