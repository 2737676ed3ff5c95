package dev.passerby.pipeline.watch;

import dev.passerby.pipeline.vision.Vision;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.Deque;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * The networks of this process as metrics, looked up when somebody asks: which they are, where they run, and in what
 * batches. All eyes of a process share the networks, so any open one can tell. Any thread.
 */
final class VisionMetrics implements MultiCollector {

    private static final int[] BATCHES = {1, 2, 4, 8, 16, 32, 64, 128};

    private final Deque<Vision> open = new ConcurrentLinkedDeque<>();

    VisionMetrics(PrometheusRegistry registry) {
        registry.register(this);
    }

    void opened(Vision vision) {
        open.add(vision);
    }

    void closes(Vision vision) {
        open.remove(vision);
    }

    @Override
    public MetricSnapshots collect() {
        Vision vision = open.peek();
        return vision == null
                ? new MetricSnapshots()
                : MetricSnapshots.of(models(vision), sizes(vision.batchSizes()), split(vision));
    }

    private static InfoSnapshot models(Vision vision) {
        return InfoSnapshot.builder()
                .name("passerby_job_model")
                .help("The networks in use, by sha256, and where they run.")
                .dataPoint(InfoSnapshot.InfoDataPointSnapshot.builder()
                        .labels(Labels.of(
                                "detector",
                                vision.models().detector(),
                                "embedder",
                                vision.models().embedder(),
                                "family",
                                vision.embedderFamily(),
                                "device",
                                vision.device()))
                        .build())
                .build();
    }

    private static HistogramSnapshot sizes(SortedMap<Integer, Long> batches) {
        ClassicHistogramBuckets.Builder buckets = ClassicHistogramBuckets.builder();
        int below = 0;
        for (int bound : BATCHES) {
            buckets.bucket(bound, count(batches.subMap(below + 1, bound + 1)));
            below = bound;
        }
        buckets.bucket(Double.POSITIVE_INFINITY, count(batches.tailMap(below + 1)));
        double items = batches.entrySet().stream()
                .mapToDouble(batch -> (double) batch.getKey() * batch.getValue())
                .sum();
        return HistogramSnapshot.builder()
                .name("passerby_job_batch_size")
                .help("Faces that were embedded together.")
                .dataPoint(HistogramSnapshot.HistogramDataPointSnapshot.builder()
                        .classicHistogramBuckets(buckets.build())
                        .sum(items)
                        .build())
                .build();
    }

    private static long count(Map<Integer, Long> batches) {
        return batches.values().stream().mapToLong(Long::longValue).sum();
    }

    private static CounterSnapshot split(Vision vision) {
        return CounterSnapshot.builder()
                .name("passerby_job_batches_split")
                .help("Batches that failed as a whole and were run face by face instead.")
                .dataPoint(CounterSnapshot.CounterDataPointSnapshot.builder()
                        .value((double) vision.batchesSplit())
                        .build())
                .build();
    }
}
