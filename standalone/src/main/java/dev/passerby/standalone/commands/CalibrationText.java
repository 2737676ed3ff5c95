package dev.passerby.standalone.commands;

import dev.passerby.benchmarks.calibration.Advice;
import dev.passerby.benchmarks.calibration.CalibrationResult;
import dev.passerby.benchmarks.calibration.Rates;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A calibration as a person reads it: the threshold, what it costs, what to do. */
final class CalibrationText {

    private CalibrationText() {}

    static String of(CalibrationResult result) {
        List<String> lines = new ArrayList<>();
        lines.add("A face is named below a distance of " + Advice.setting(result.threshold()) + ". "
                + Rates.basis(result));
        double[] interval = result.thresholdInterval();
        if (interval != null) {
            lines.add(number(
                            "As many other people would put it between %.3f and %.3f, 90 times in 100.",
                            interval[0], interval[1])
                    + (result.estimate() != null && result.estimate() > result.referenceThreshold()
                            ? number(
                                    " These allow %.3f; the reference set's %.3f is stricter and holds.",
                                    result.estimate(), result.referenceThreshold())
                            : ""));
        }
        lines.add("A stranger's picture passes " + Rates.oneIn(result.far())
                + " comparisons with one photo, and at most " + Rates.oneIn(result.searchFar())
                + " searches of this gallery of "
                + result.people() + " people with " + result.photos() + " photos.");
        if (result.strangers() > 0) {
            lines.add(
                    "Of " + result.strangers() + " strangers' faces, " + result.strangersNamed() + " would be named.");
        }
        Double missed = result.missRate();
        if (missed != null) {
            lines.add(number(
                    "Of the enrolled photos, each looked for in the gallery without it, %.1f %% would not be named rightly.",
                    100 * missed));
        }
        lines.add("");
        result.advice().forEach(sentence -> lines.add("- " + sentence));
        return String.join(System.lineSeparator(), lines);
    }

    private static String number(String format, @Nullable Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
