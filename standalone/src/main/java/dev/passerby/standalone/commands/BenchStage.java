package dev.passerby.standalone.commands;

import dev.passerby.benchmarks.speed.Bench;
import dev.passerby.benchmarks.speed.BenchPictures;
import dev.passerby.benchmarks.speed.BenchSettings;
import dev.passerby.benchmarks.speed.PipelineCase;
import dev.passerby.models.CacheFolder;
import dev.passerby.models.ModelStore;
import dev.passerby.models.demo.DemoPictures;
import dev.passerby.models.progress.ProgressBar;
import dev.passerby.standalone.bench.PipelineBench;
import dev.passerby.standalone.pictures.StillVision;
import dev.passerby.standalone.settings.Settings;
import dev.passerby.standalone.settings.SettingsFile;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Timing in this process.
 *
 * @param options what is timed
 * @param hand takes every case as soon as it was timed
 */
record BenchStage(BenchOptions options, Consumer<Object> hand) {

    private static final double SMALLEST_FACE = 20;

    /** Times a stage and hands over its cases, and the machine before them. */
    void time(String stage) {
        ModelStore models = ModelStore.standard(System.getenv());
        Path videos = CacheFolder.demo(System.getenv()).resolve("clips");
        try (ProgressBar progress = ProgressBar.onStandardError()) {
            models.prepare(progress);
            DemoPictures pictures = DemoPictures.standard(System.getenv());
            pictures.prepare(progress);
            if (stage.equals(PipelineCase.STAGE)) {
                watch(pictures, videos, progress);
                return;
            }
            try (StillVision vision = StillVision.open(SMALLEST_FACE)) {
                new Bench(options.settings(stage), options.harness())
                        .run(
                                models,
                                vision.networks(),
                                BenchPictures.of(pictures, videos),
                                progress,
                                hand::accept,
                                hand::accept);
            }
        }
    }

    private void watch(DemoPictures pictures, Path videos, ProgressBar progress) {
        for (BenchSettings.Size size : options.sizes(PipelineCase.STAGE)) {
            for (int people : options.inView()) {
                ScratchFolder.with("passerby-bench", folder -> {
                    Settings settings = SettingsFile.read(null, System.getenv())
                            .withEveryPicture()
                            .apart(folder, 0);
                    try (PipelineBench bench = PipelineBench.start(
                            size,
                            people,
                            options.mostCameras(),
                            options.secondsOfPipeline(),
                            settings,
                            pictures,
                            videos,
                            progress)) {
                        options.cameras()
                                .forEach(count -> hand.accept(
                                        count.equals(BenchOptions.MOST)
                                                ? bench.withMost()
                                                : bench.with(Integer.parseInt(count))));
                    }
                });
            }
        }
    }
}
