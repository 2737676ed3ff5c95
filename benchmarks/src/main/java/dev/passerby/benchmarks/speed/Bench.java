package dev.passerby.benchmarks.speed;

import dev.passerby.models.ModelStore;
import dev.passerby.models.progress.Progress;
import dev.passerby.vision.FaceVision;
import dev.passerby.vision.embedding.FaceNetVariant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Times a stage, after the machine's floors and with the same harness.
 *
 * @param settings what is timed
 * @param harness how
 */
public record Bench(BenchSettings settings, Harness harness) {

    /**
     * Times every case and hands it over at once.
     *
     * @param models where the networks are, for the plain ways
     * @param vision the same networks as the product uses them
     */
    public void run(
            ModelStore models,
            FaceVision vision,
            BenchPictures pictures,
            Progress progress,
            Consumer<Floors> machine,
            Consumer<BenchCase> done) {
        progress.report("Measuring the machine", 0, 1);
        Floors floors = Floors.measure(harness);
        machine.accept(floors);
        try (Stages stages = new Stages(models, vision, pictures, progress)) {
            List<Supplier<Work>> works = works(stages);
            for (int i = 0; i < works.size(); i++) {
                progress.report("Timing " + settings.stage(), i, works.size());
                done.accept(timed(works.get(i).get(), floors));
            }
            progress.report("Timing " + settings.stage(), works.size(), works.size());
        }
    }

    private BenchCase timed(Work work, Floors floors) {
        Timing timing = harness.time(work.run());
        Plain plain = work.plain();
        Double plainMs = plain == null ? null : harness.time(plain.run()).medianMillis() / plain.units();
        return BenchCase.of(work, harness.threads(), timing, plainMs, floors);
    }

    /** Made one at a time: a hundred thousand templates are not kept while others are searched. */
    private List<Supplier<Work>> works(Stages stages) {
        List<Supplier<Work>> works = new ArrayList<>();
        int people = settings.faces().get(0);
        switch (settings.stage()) {
            case "decode" -> settings.sizes().forEach(size -> works.add(() -> stages.decode(size, people)));
            case "encode" -> settings.sizes().forEach(size -> works.add(() -> stages.encode(size, people)));
            case "jpeg" -> settings.sizes().forEach(size -> works.add(() -> stages.jpeg(size, people)));
            case "detect" -> detections(stages, works);
            case "embed" -> embeddings(stages, works);
            case "match" -> searches(works);
            default -> throw new IllegalArgumentException("there is no stage '" + settings.stage() + "'");
        }
        return works;
    }

    private void searches(List<Supplier<Work>> works) {
        for (int templates : settings.templates()) {
            for (int directions : List.of(DrawnPoints.FACES, DrawnPoints.ALL)) {
                works.add(() -> Stages.match(templates, directions));
            }
        }
    }

    private void detections(Stages stages, List<Supplier<Work>> works) {
        for (BenchSettings.Size size : settings.sizes()) {
            for (double minFace : settings.minFaces()) {
                for (int people : settings.faces()) {
                    works.add(() -> stages.detect(size, people, minFace));
                }
            }
        }
    }

    private void embeddings(Stages stages, List<Supplier<Work>> works) {
        for (FaceNetVariant variant : settings.variants()) {
            for (int batch : settings.batches()) {
                works.add(() -> stages.embed(batch, variant));
            }
        }
    }
}
