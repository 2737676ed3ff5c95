package dev.passerby.standalone.commands;

import dev.passerby.benchmarks.boxes.SizeRecall;
import dev.passerby.benchmarks.detection.DetectionResult;
import dev.passerby.benchmarks.detection.DetectionResult.AtIou;
import dev.passerby.benchmarks.detection.DetectionResult.SweepRow;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The figures of a {@link DetectionResult} as text for a terminal. */
final class DetectionText {

    private DetectionText() {}

    static String of(DetectionResult result) {
        StringBuilder text = new StringBuilder(summary(result));
        text.append(bySize(result)).append(System.lineSeparator()).append(byIou(result));
        if (!result.sweep().isEmpty()) {
            text.append(String.format(
                    Locale.ROOT,
                    "%nOther settings, over %d picture(s), one thread, each changing one value:%n%s",
                    result.sweepPictures(),
                    sweep(result)));
        }
        return text.toString().stripTrailing();
    }

    private static String summary(DetectionResult result) {
        return String.format(
                Locale.ROOT,
                "average precision %s, recall %s, precision %s, %s false alarm(s) a picture%n"
                        + "%d picture(s), %d face(s), %d picture(s) with faces and none found, %d unreadable;"
                        + " %.1f s, %.1f pictures/s%n%n",
                share(result.ap()),
                share(result.recall()),
                share(result.precision()),
                share(result.falseAlarmsPerPicture()),
                result.pictures(),
                result.faces(),
                result.undetectedPictures(),
                result.unreadable(),
                result.seconds(),
                result.picturesPerSecond());
    }

    private static Table bySize(DetectionResult result) {
        Table table = new Table().row("FACE SIZE", "FACES", "RECALL");
        for (SizeRecall size : result.recallBySize()) {
            table.row(size.range() + " px", Integer.toString(size.faces()), share(size.recall()));
        }
        return table;
    }

    private static Table byIou(DetectionResult result) {
        Table table = new Table().row("OVERLAP (IoU)", "AP", "RECALL", "FALSE ALARMS/PICTURE");
        for (AtIou at : result.byIou()) {
            table.row(
                    String.format(Locale.ROOT, "%.1f", at.iou()),
                    share(at.ap()),
                    share(at.recall()),
                    share(at.falseAlarmsPerPicture()));
        }
        return table;
    }

    private static Table sweep(DetectionResult result) {
        Table table = new Table().row("SETTING", "AP", "RECALL", "FALSE ALARMS/PICTURE", "MEDIAN MS", "TIME");
        for (SweepRow row : result.sweep()) {
            table.row(
                    row.change(),
                    share(row.ap()),
                    share(row.recall()),
                    share(row.falseAlarmsPerPicture()),
                    String.format(Locale.ROOT, "%.1f", row.medianMillis()),
                    String.format(Locale.ROOT, "× %.2f", row.timeRatio()));
        }
        return table;
    }

    private static String share(@Nullable Double value) {
        return value == null ? "–" : String.format(Locale.ROOT, "%.3f", value);
    }
}
