package dev.passerby.benchmarks.calibration;

import dev.passerby.vision.matching.ImpostorReference;
import dev.passerby.vision.matching.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Which enrolled photos should be replaced, and why. */
final class PhotoReview {

    /** The mark that 99 of 100 of LFW's photos exceed. */
    static final double LEAST_QUALITY = 0.18;

    /** The distance that 96 of 100 pairs of one person are below. */
    private static final double UNLIKE = ImpostorReference.ONE_IN_A_THOUSAND;

    private PhotoReview() {}

    /** The poor ones, in the order of the people. */
    static List<PoorPhoto> of(List<GalleryPeople.Person> people, List<PhotoFinding> photos) {
        List<PoorPhoto> poor = new ArrayList<>();
        for (PhotoFinding finding : photos) {
            List<String> reasons = reasons(people, finding);
            if (!reasons.isEmpty()) {
                poor.add(new PoorPhoto(
                        people.get(finding.person()).name(),
                        finding.photo().id(),
                        finding.photo().quality(),
                        reasons));
            }
        }
        return poor;
    }

    private static List<String> reasons(List<GalleryPeople.Person> people, PhotoFinding finding) {
        List<String> reasons = new ArrayList<>();
        double quality = finding.photo().quality();
        if (quality < LEAST_QUALITY) {
            reasons.add(String.format(
                    Locale.ROOT,
                    "is small, turned, blurred or cut off (its mark is %.2f, ordinary photos have %.2f and more)",
                    quality,
                    LEAST_QUALITY));
        }
        Double spread = finding.photo().spread();
        if (spread != null && spread > Spread.MOST) {
            reasons.add(String.format(
                    Locale.ROOT,
                    "is unsteady (moving its crop changes the face by %.3f, ordinary photos by %.3f and less)",
                    spread,
                    Spread.MOST));
        }
        boolean surelyOwn = finding.own() < Calibration.ONE_PERSON;
        if (finding.hasMate() && !surelyOwn && finding.other() < Math.min(finding.own(), UNLIKE)) {
            reasons.add(String.format(
                    Locale.ROOT,
                    "is closer to '%s' (%.2f) than to the person's other photos (%.2f)",
                    people.get(finding.nearestOther()).name(),
                    finding.other(),
                    finding.own()));
        } else if (finding.hasMate() && finding.own() >= UNLIKE) {
            reasons.add(String.format(
                    Locale.ROOT,
                    "is unlike the person's other photos (%.2f; 96 of 100 pairs of one person are below %.2f)",
                    finding.own(),
                    UNLIKE));
        }
        return reasons;
    }
}
