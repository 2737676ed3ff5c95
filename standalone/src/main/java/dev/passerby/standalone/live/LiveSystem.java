package dev.passerby.standalone.live;

import dev.passerby.ingest.FrameIngest;
import dev.passerby.ingest.IngestService;
import dev.passerby.ingest.guard.IngestGuard;
import dev.passerby.ingest.guard.WorkerCommand;
import dev.passerby.models.ModelStore;
import dev.passerby.models.progress.ProgressBar;
import dev.passerby.pipeline.PipelineJob;
import dev.passerby.pipeline.RunningJob;
import dev.passerby.pipeline.checkpoint.RetainedCheckpoints;
import dev.passerby.pipeline.settings.PipelineSettings;
import dev.passerby.standalone.OperationFailedException;
import dev.passerby.standalone.broker.EmbeddedBroker;
import dev.passerby.standalone.broker.TopicLayout;
import dev.passerby.standalone.privacy.Privacy;
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
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Broker, job and ingest on this machine: in one process, or with ingest in a guarded one of its own. Closing ends them;
 * nothing is left running.
 */
public final class LiveSystem implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LiveSystem.class);
    private static final Duration JOB_START = Duration.ofSeconds(60);

    private final String bootstrapServers;
    private final RunningJob job;
    private final AutoCloseable ingest;
    private final Deque<AutoCloseable> parts;

    private LiveSystem(String bootstrapServers, RunningJob job, AutoCloseable ingest, Deque<AutoCloseable> parts) {
        this.bootstrapServers = bootstrapServers;
        this.job = job;
        this.ingest = ingest;
        this.parts = parts;
    }

    /** How ingest is started, once the topics are there. */
    @FunctionalInterface
    private interface IngestStart {
        AutoCloseable at(String servers);
    }

    /**
     * Starts everything in this process and returns when frames would be looked at.
     *
     * @throws OperationFailedException when a part does not start; the parts that did are ended
     */
    public static LiveSystem start(Settings settings) {
        return start(settings, servers -> new IngestService(settings.ingest(), servers, settings.topics()).start());
    }

    /**
     * The same with ingest in a process of its own, which a camera may crash without ending the rest.
     *
     * @throws OperationFailedException when a part does not start; the parts that did are ended
     */
    public static LiveSystem startWithIngestApart(Settings settings) {
        return start(settings, servers -> {
            Map<String, String> variables = new HashMap<>(settings.ingestProcess());
            variables.put("PASSERBY_BROKERS", servers);
            return FrameIngest.guarded(WorkerCommand.properties(), variables);
        });
    }

    private static LiveSystem start(Settings settings, IngestStart ingestStart) {
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
            AutoCloseable ingest = ingestStart.at(servers);
            parts.push(ingest);
            join(vision);
            RunningJob job = job(settings, servers);
            parts.push(job);
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

    /**
     * Ingest, for its counts.
     *
     * @throws IllegalStateException when it is in a process of its own
     */
    public IngestService ingest() {
        if (ingest instanceof IngestService service) {
            return service;
        }
        throw new IllegalStateException("ingest runs in a process of its own and keeps its counts to itself");
    }

    /** Why the job or ingest died by itself; null while both live. */
    public @Nullable Throwable failure() {
        if (ingest instanceof IngestGuard guard && guard.ended().isDone()) {
            return new OperationFailedException("ingest ended by itself");
        }
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
        TopicLayout.create(
                servers,
                settings.topics(),
                settings.cameraPartitions(),
                1,
                settings.maxFrameBytes(),
                settings.retention());
        Privacy.sealPlain(settings, servers);
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
