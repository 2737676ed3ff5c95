package dev.passerby.standalone.live;

import dev.passerby.ingest.IngestService;
import dev.passerby.ingest.IngestSettings;
import dev.passerby.ingest.kafka.PublishSettings;
import dev.passerby.models.ModelStore;
import dev.passerby.models.progress.ProgressBar;
import dev.passerby.pipeline.PipelineJob;
import dev.passerby.pipeline.RunningJob;
import dev.passerby.pipeline.checkpoint.RetainedCheckpoints;
import dev.passerby.pipeline.settings.PipelineSettings;
import dev.passerby.standalone.OperationFailedException;
import dev.passerby.standalone.broker.EmbeddedBroker;
import dev.passerby.standalone.broker.TopicLayout;
import dev.passerby.standalone.settings.Settings;
import dev.passerby.vision.FaceVision;
import dev.passerby.vision.VisionSettings;
import dev.passerby.vision.embedding.FaceNetVariant;
import dev.passerby.vision.inference.InferenceDevice;
import dev.passerby.vision.inference.InferenceException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Broker, job and ingest in one process. Closing ends them in the opposite order; nothing is left running. */
public final class LiveSystem implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LiveSystem.class);
    private static final Duration JOB_START = Duration.ofSeconds(60);

    private final String bootstrapServers;
    private final RunningJob job;
    private final IngestService ingest;
    private final Deque<AutoCloseable> parts;

    private LiveSystem(String bootstrapServers, RunningJob job, IngestService ingest, Deque<AutoCloseable> parts) {
        this.bootstrapServers = bootstrapServers;
        this.job = job;
        this.ingest = ingest;
        this.parts = parts;
    }

    /**
     * Starts everything and returns when frames would be looked at.
     *
     * @throws OperationFailedException when a part does not start; the parts that did are ended
     */
    public static LiveSystem start(Settings settings) {
        Deque<AutoCloseable> parts = new ArrayDeque<>();
        try {
            ModelStore models = ModelStore.standard(System.getenv());
            try (ProgressBar progress = ProgressBar.onStandardError()) {
                models.prepare(progress);
            }
            // The networks load while the broker starts; held open, they stay loaded when the job restarts itself.
            CompletableFuture<FaceVision> vision = CompletableFuture.supplyAsync(() -> vision(models, settings));
            parts.push(() -> closeWhenOpen(vision));
            String servers = broker(settings, parts);
            join(vision);
            RunningJob job = job(settings, servers);
            parts.push(job);
            IngestService ingest = new IngestService(ingestSettings(settings), servers, settings.topics());
            parts.push(ingest);
            ingest.start();
            awaitRunning(job);
            return new LiveSystem(servers, job, ingest, parts);
        } catch (RuntimeException e) {
            close(parts);
            throw e;
        }
    }

    /** Where the broker is. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** The job, for its counts. */
    public RunningJob job() {
        return job;
    }

    /** Ingest, for its counts. */
    public IngestService ingest() {
        return ingest;
    }

    /** Why the job died by itself; null while it lives. */
    public @Nullable Throwable failure() {
        return job.failure().getNow(null);
    }

    @Override
    public void close() {
        close(parts);
    }

    private static FaceVision vision(ModelStore models, Settings settings) {
        PipelineSettings job = settings.pipeline(settings.bootstrapServers(), null);
        InferenceDevice device = InferenceDevice.parse(job.device());
        return FaceVision.open(
                models,
                VisionSettings.on(device)
                        .withMinFace(job.minFace())
                        .withEmbedder(FaceNetVariant.parse(job.embedder(), device)));
    }

    private static FaceVision join(CompletableFuture<FaceVision> vision) {
        try {
            return vision.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof InferenceException failure) {
                throw new OperationFailedException(String.valueOf(failure.getMessage()), failure);
            }
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }

    private static void closeWhenOpen(CompletableFuture<FaceVision> vision) {
        try {
            vision.join().close();
        } catch (CompletionException e) {
            // It never opened, and whoever started it was told so.
        }
    }

    private static String broker(Settings settings, Deque<AutoCloseable> parts) {
        String servers = settings.brokers();
        if (servers == null) {
            EmbeddedBroker broker =
                    EmbeddedBroker.start(settings.brokerDirectory(), settings.brokerPort(), settings.maxFrameBytes());
            parts.push(broker);
            servers = broker.bootstrapServers();
        }
        TopicLayout.create(servers, settings.topics(), settings.cameraPartitions(), 1, settings.maxFrameBytes());
        return servers;
    }

    private static RunningJob job(Settings settings, String servers) {
        String restoreFrom = new RetainedCheckpoints(settings.checkpointDirectory())
                .newest()
                .map(Path::toString)
                .orElse(null);
        if (restoreFrom != null) {
            LOG.info("the job goes on from {}", restoreFrom);
        }
        try {
            return PipelineJob.start(settings.pipeline(servers, restoreFrom));
        } catch (Exception e) {
            throw new OperationFailedException("the job cannot start: " + e.getMessage(), e);
        }
    }

    private static void awaitRunning(RunningJob job) {
        try {
            if (!job.awaitRunning(JOB_START)) {
                Throwable cause = job.failure().getNow(null);
                throw new OperationFailedException(
                        cause == null
                                ? "the job did not start within " + JOB_START.toSeconds() + " s"
                                : "the job failed: " + cause.getMessage(),
                        cause);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OperationFailedException("interrupted while the job was starting", e);
        }
    }

    private static IngestSettings ingestSettings(Settings settings) {
        IngestSettings standard = IngestSettings.STANDARD;
        PublishSettings publishing = standard.publishing();
        IngestSettings allowed = standard.withRtsp(standard.rtsp().withAccess(settings.access()));
        return allowed.withPublishing(new PublishSettings(
                settings.maxFrameBytes(),
                publishing.bufferBytes(),
                publishing.maxBlock(),
                publishing.deliveryTimeout()));
    }

    private static void close(Deque<AutoCloseable> parts) {
        while (!parts.isEmpty()) {
            AutoCloseable part = parts.pop();
            try {
                part.close();
            } catch (Exception e) {
                LOG.warn("{} did not end well: {}", part.getClass().getSimpleName(), e.toString());
            }
        }
    }
}
