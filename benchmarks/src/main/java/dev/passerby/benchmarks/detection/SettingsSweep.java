package dev.passerby.benchmarks.detection;

import dev.passerby.benchmarks.boxes.AnnotatedPicture;
import dev.passerby.benchmarks.boxes.PictureMatch;
import dev.passerby.models.progress.Progress;
import dev.passerby.vision.picture.Picture;
import dev.passerby.vision.picture.PictureException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * What settings of the detector cost and bring, measured side by side on one thread.
 *
 * <p>Every picture is looked at with every setting before the next picture is, several times over and in turning order,
 * so that whatever else the machine does falls on all settings alike. A picture's time is the median of its repetitions;
 * reading the file is no part of it.
 *
 * @param pictures how many pictures it rests on
 * @param repetitions how often each was looked at with each setting
 * @param rows one for each setting, the one that the others are compared with first
 */
record SettingsSweep(int pictures, int repetitions, List<Row> rows) {

    /** The comparison that nobody asked for. */
    static final SettingsSweep NONE = new SettingsSweep(0, 0, List.of());

    private static final String STAGE = "Comparing settings";

    /**
     * One setting.
     *
     * @param variant what it is
     * @param matches every picture's boxes, judged
     * @param millis every picture's time, in the same order
     */
    record Row(Variant variant, List<PictureMatch> matches, List<Double> millis) {

        Row {
            matches = List.copyOf(matches);
            millis = List.copyOf(millis);
        }

        /** The time for the pictures' median; 0 without pictures. */
        double medianMillis() {
            return Stopwatch.median(
                    millis.stream().mapToDouble(Double::doubleValue).toArray());
        }

        /** The time for all pictures together. */
        double totalMillis() {
            return millis.stream().mapToDouble(Double::doubleValue).sum();
        }
    }

    SettingsSweep {
        rows = List.copyOf(rows);
    }

    /** Compares settings over a folder; pictures that cannot be read are left out. */
    static SettingsSweep over(
            AnnotatedFolder folder,
            FaceDetector detector,
            List<Variant> variants,
            double leastIou,
            int repetitions,
            LongSupplier nanoTime,
            Progress progress) {
        List<List<PictureMatch>> matches = new ArrayList<>();
        List<List<Double>> millis = new ArrayList<>();
        variants.forEach(variant -> {
            matches.add(new ArrayList<>());
            millis.add(new ArrayList<>());
        });
        int seen = 0;
        int readable = 0;
        for (AnnotatedPicture annotated : folder.pictures()) {
            progress.report(STAGE, seen++, folder.pictures().size());
            Picture picture;
            try {
                picture = folder.read(annotated);
            } catch (PictureException e) {
                continue; // The run over all pictures has said so.
            }
            if (readable++ == 0) {
                variants.forEach(variant -> detector.detect(picture, variant.settings())); // Warms caches and compiler.
            }
            Stopwatch watch = new Stopwatch(detector, picture, variants, nanoTime);
            for (int repetition = 0; repetition < repetitions; repetition++) {
                watch.round(repetition);
            }
            for (int i = 0; i < variants.size(); i++) {
                matches.get(i).add(LookedAt.of(annotated, watch.faces(i)).match(leastIou));
                millis.get(i).add(watch.medianMillis(i));
            }
        }
        progress.report(STAGE, seen, seen);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < variants.size(); i++) {
            rows.add(new Row(variants.get(i), matches.get(i), millis.get(i)));
        }
        return new SettingsSweep(readable, repetitions, rows);
    }

    /** How long all pictures take with a setting, as a multiple of the first row's time; 1 without pictures. */
    double timeRatio(Row row) {
        double first = rows.get(0).totalMillis();
        return first > 0 ? row.totalMillis() / first : 1;
    }
}
