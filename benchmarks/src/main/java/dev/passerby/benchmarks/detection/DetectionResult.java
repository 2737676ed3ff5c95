package dev.passerby.benchmarks.detection;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.passerby.benchmarks.boxes.DetectionScore;
import dev.passerby.benchmarks.boxes.PictureMatch;
import dev.passerby.benchmarks.boxes.SizeRecall;
import dev.passerby.vision.detection.DetectionSettings;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What an evaluation of the detector found, in the order and with the names of its JSON.
 *
 * <p>Shares are from 0 to 1, and null where there is nothing to take a share of.
 *
 * @param ap average precision over the boxes that the settings let through
 * @param recall the share of faces that were found
 * @param precision the share of boxes that found a face
 * @param recallBySize the same recall for faces of each size
 * @param falseAlarmsPerPicture boxes where no face is
 * @param pictures how many could be read
 * @param faces how many annotated faces count in them
 * @param unreadable how many pictures could not be read; they and their faces are in no other figure
 * @param undetectedPictures how many pictures with faces that count have none of them found
 * @param iou the least intersection over union of a box and the face it finds
 * @param byIou the figures for other such overlaps: how much is lost to boxes that are found but drawn differently
 * @param seconds for reading and looking at all pictures
 * @param picturesPerSecond the same as a rate
 * @param settings what the detector looked for
 * @param sweepPictures how many pictures the comparison of settings rests on
 * @param sweep the comparison of settings, the given ones first; empty if it was not asked for
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record DetectionResult(
        @Nullable Double ap,
        @Nullable Double recall,
        @Nullable Double precision,
        List<SizeRecall> recallBySize,
        @Nullable Double falseAlarmsPerPicture,
        int pictures,
        int faces,
        int unreadable,
        int undetectedPictures,
        double iou,
        List<AtIou> byIou,
        double seconds,
        double picturesPerSecond,
        Settings settings,
        int sweepPictures,
        List<SweepRow> sweep) {

    private static final List<Double> OVERLAPS = List.of(0.3, 0.4, 0.5, 0.6, 0.7);

    /** The detector's settings. */
    public record Settings(double minFace, List<Double> thresholds, double factor) {

        static Settings of(DetectionSettings settings) {
            return new Settings(
                    settings.minFace(),
                    List.of(settings.proposalThreshold(), settings.refinementThreshold(), settings.outputThreshold()),
                    settings.factor());
        }
    }

    /** The figures for one least overlap. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record AtIou(
            double iou,
            @Nullable Double ap,
            @Nullable Double recall,
            @Nullable Double falseAlarmsPerPicture) {

        static AtIou of(double iou, DetectionScore score) {
            return new AtIou(
                    iou,
                    boxed(score.curve().averagePrecision()),
                    boxed(score.recall()),
                    boxed(score.falseAlarmsPerPicture()));
        }
    }

    /**
     * What one setting costs and brings.
     *
     * @param parameter which of the settings given it changes
     * @param change what it changes, in words
     * @param medianMillis the time for the median of the pictures, on one thread, without reading the file
     * @param timeRatio the time for all pictures together, as a multiple of that with the settings given
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record SweepRow(
            String parameter,
            String change,
            Settings settings,
            @Nullable Double ap,
            @Nullable Double recall,
            @Nullable Double falseAlarmsPerPicture,
            double medianMillis,
            double timeRatio) {}

    public DetectionResult {
        recallBySize = List.copyOf(recallBySize);
        byIou = List.copyOf(byIou);
        sweep = List.copyOf(sweep);
    }

    /** The figures of a run and of a comparison of settings. */
    static DetectionResult of(DetectionRun run, double iou, SettingsSweep sweep) {
        List<PictureMatch> matches = run.matches(iou);
        DetectionScore score = DetectionScore.of(matches);
        return new DetectionResult(
                boxed(score.curve().averagePrecision()),
                boxed(score.recall()),
                boxed(score.precision()),
                SizeRecall.of(matches),
                boxed(score.falseAlarmsPerPicture()),
                score.pictures(),
                score.faces(),
                run.unreadable().size(),
                (int) matches.stream()
                        .filter(match -> match.facesThatCount() > 0 && match.facesFound() == 0)
                        .count(),
                iou,
                OVERLAPS.stream()
                        .map(each -> AtIou.of(each, DetectionScore.of(run.matches(each))))
                        .toList(),
                run.seconds(),
                score.pictures() / run.seconds(),
                Settings.of(run.settings()),
                sweep.pictures(),
                sweep.rows().stream().map(row -> row(sweep, row)).toList());
    }

    private static SweepRow row(SettingsSweep sweep, SettingsSweep.Row row) {
        DetectionScore score = DetectionScore.of(row.matches());
        return new SweepRow(
                row.variant().parameter(),
                row.variant().change(),
                Settings.of(row.variant().settings()),
                boxed(score.curve().averagePrecision()),
                boxed(score.recall()),
                boxed(score.falseAlarmsPerPicture()),
                row.medianMillis(),
                sweep.timeRatio(row));
    }

    private static @Nullable Double boxed(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
