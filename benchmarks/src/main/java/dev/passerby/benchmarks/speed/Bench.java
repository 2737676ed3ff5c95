package dev.passerby.benchmarks.speed;

import dev.passerby.models.progress.Progress;
import dev.passerby.vision.FaceVision;
import dev.passerby.vision.picture.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Times stages, after the machine's floors and with the same harness.
 *
 * @param settings what is timed
 * @param harness how
 */
public record Bench(BenchSettings settings, Harness harness) {

    /**
     * Times every case and hands it over at once.
     *
     * @param vision the networks
     * @param portraits photos of one face each, from which frames are drawn
     */
    public void run(
            FaceVision vision,
            List<Picture> portraits,
            Progress progress,
            Consumer<Floors> machine,
            Consumer<BenchCase> done) {
        progress.report("Measuring the machine", 0, 1);
        Floors floors = Floors.measure(harness);
        machine.accept(floors);
        List<Supplier<Work>> works = works(new Stages(vision, portraits));
        for (int i = 0; i < works.size(); i++) {
            progress.report("Timing", i, works.size());
            Work work = works.get(i).get();
            done.accept(BenchCase.of(work, harness.threads(), harness.time(work.run()), floors));
        }
        progress.report("Timing", works.size(), works.size());
    }

    /** Made one at a time: a hundred thousand templates are not kept while pictures are timed. */
    private List<Supplier<Work>> works(Stages stages) {
        List<Supplier<Work>> works = new ArrayList<>();
        for (String stage : settings.stages()) {
            switch (stage) {
                case "jpeg" ->
                    settings.sizes()
                            .forEach(size -> works.add(() -> stages.jpeg(
                                    size.width(),
                                    size.height(),
                                    settings.faces().get(0))));
                case "detect" -> detections(stages, works);
                case "embed" -> settings.batches().forEach(batch -> works.add(() -> stages.embed(batch)));
                case "match" -> settings.templates().forEach(count -> works.add(() -> Stages.match(count)));
                default -> throw new IllegalArgumentException("there is no stage '" + stage + "'");
            }
        }
        return works;
    }

    private void detections(Stages stages, List<Supplier<Work>> works) {
        for (BenchSettings.Size size : settings.sizes()) {
            for (double minFace : settings.minFaces()) {
                for (int people : settings.faces()) {
                    works.add(() -> stages.detect(size.width(), size.height(), people, minFace));
                }
            }
        }
    }
}
