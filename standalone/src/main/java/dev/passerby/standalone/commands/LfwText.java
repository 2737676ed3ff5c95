package dev.passerby.standalone.commands;

import dev.passerby.benchmarks.lfw.LfwResult;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An evaluation on LFW as a person reads it. */
final class LfwText {

    private LfwText() {}

    static String of(LfwResult result) {
        Table table = new Table()
                .row("accuracy", number("%.4f ± %.4f", result.accuracy(), result.std()))
                .row(
                        "threshold",
                        number("%.3f", result.threshold())
                                + (result.thresholdFromOtherFolds() ? "" : " (chosen on the only fold itself)"))
                .row("area under ROC", number("%.5f", result.auc()))
                .row("equal error rate", number("%.4f", result.eer()));
        rows(table, "protocol's pairs", result.tarAtFar(), result.thresholdAtFar());
        rows(table, "all pairs", result.tarAtFarAllPairs(), result.thresholdAtFarAllPairs());
        table.row("no face found", result.undetected() + " of " + result.pictures() + " pictures");
        table.row("time", number("%.0f s, %.1f pictures a second", result.seconds(), result.picturesPerSecond()));
        return "Labeled Faces in the Wild, folds " + result.folds() + ", " + result.variant() + System.lineSeparator()
                + table.toString().stripTrailing();
    }

    private static void rows(Table table, String over, Map<String, Double> rates, Map<String, Double> thresholds) {
        rates.forEach((far, tar) ->
                table.row("accepted at FAR " + far, number("%.4f below %.3f, ", tar, thresholds.get(far)) + over));
    }

    private static String number(String format, @Nullable Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
