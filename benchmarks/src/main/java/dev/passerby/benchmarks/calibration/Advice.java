package dev.passerby.benchmarks.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** What a person can do about what was found, in sentences. */
public final class Advice {

    /** Sentences of one kind; of more, the rest is counted. */
    private static final int MOST_OF_A_KIND = 10;

    private Advice() {}

    /**
     * The figures with what to do about them.
     *
     * @param familiar sentences on strangers who look enrolled
     */
    static CalibrationResult added(CalibrationResult figures, List<String> familiar) {
        List<String> advice = new ArrayList<>();
        advice.add(threshold(figures));
        if (figures.basis() == Basis.REFERENCE) {
            advice.add(
                    "The people compared are too few to say anything about this gallery, so this is the threshold of a"
                            + " reference set; " + ThresholdEstimate.LEAST_COUPLES
                            + " couples of people are needed, such as 20"
                            + " people enrolled, or 10 and 15 strangers given with --strangers.");
        }
        if (figures.missRate() == null) {
            advice.add(
                    "Nobody has two photos, so nothing can be said of how often people are missed; a second photo of a"
                            + " few tells.");
        }
        if (figures.ignoredTemplates() > 0) {
            advice.add(figures.ignoredTemplates()
                    + " photo(s) were enrolled for another network and match nobody; enrol" + " them again.");
        }
        advice.addAll(some(
                figures.duplicates(),
                couple -> String.format(
                        Locale.ROOT,
                        "'%s' and '%s' are probably one person (%.2f): remove one and enrol both's photos under one name.",
                        couple.first(),
                        couple.second(),
                        couple.distance())));
        advice.addAll(some(
                figures.tooAlike(),
                couple -> String.format(
                        Locale.ROOT,
                        "'%s' and '%s' are hard to tell apart (%.2f): enrol two or three clear photos of each, or let them"
                                + " go unnamed with a lower threshold.",
                        couple.first(),
                        couple.second(),
                        couple.distance())));
        advice.addAll(some(
                figures.poorPhotos(),
                photo -> "Replace photo " + photo.photo() + " of '" + photo.person() + "': it "
                        + String.join(", and it ", photo.reasons()) + "."));
        advice.addAll(some(familiar, Function.identity()));
        return new CalibrationResult(
                figures.far(),
                figures.threshold(),
                figures.thresholdInterval(),
                figures.basis(),
                figures.referenceThreshold(),
                figures.estimate(),
                figures.currentThreshold(),
                figures.people(),
                figures.photos(),
                figures.ignoredTemplates(),
                figures.strangers(),
                figures.genuinePairs(),
                figures.impostorPairs(),
                figures.missRate(),
                figures.strangersNamed(),
                figures.searchFar(),
                figures.tooAlike(),
                figures.poorPhotos(),
                figures.duplicates(),
                advice);
    }

    private static String threshold(CalibrationResult figures) {
        String wished = "'matching.threshold: " + setting(figures.threshold()) + "'";
        String now = setting(figures.currentThreshold());
        if (now.equals(setting(figures.threshold()))) {
            return "Keep " + wished + ", as it is now.";
        }
        return figures.threshold() < figures.currentThreshold()
                ? "Set " + wished + " in the configuration file; it is " + now + " now, which lets more strangers pass."
                : "It is " + now + " now, which is stricter: set " + wished
                        + " in the configuration file only if people are missed.";
    }

    /** The threshold as it is set: rounded down, never to a more lenient one. */
    public static String setting(double threshold) {
        return String.format(Locale.ROOT, "%.3f", Math.floor(threshold * 1000 + 1e-6) / 1000);
    }

    private static <T> List<String> some(List<T> findings, Function<T, String> sentence) {
        List<String> sentences = new ArrayList<>();
        findings.stream().limit(MOST_OF_A_KIND).map(sentence).forEach(sentences::add);
        if (findings.size() > MOST_OF_A_KIND) {
            sentences.add("There are " + (findings.size() - MOST_OF_A_KIND) + " more like these; --json lists all.");
        }
        return sentences;
    }
}
