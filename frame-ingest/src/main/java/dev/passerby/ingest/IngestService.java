package dev.passerby.ingest;

import dev.passerby.ingest.kafka.CameraTopicFollower;
import dev.passerby.ingest.kafka.KafkaFramePublisher;
import dev.passerby.ingest.kafka.KafkaStatusPublisher;
import dev.passerby.ingest.publish.FramePublisher;
import dev.passerby.ingest.publish.StatusPublisher;
import dev.passerby.ingest.rtsp.RtspConnector;
import dev.passerby.ingest.supervise.CameraWorker;
import dev.passerby.ingest.supervise.Pace;
import dev.passerby.wire.Topics;
import dev.passerby.wire.camera.Camera;
import dev.passerby.wire.camera.CameraStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ingest as one object: follows the cameras topic, keeps a worker per attached camera, and publishes frames, statuses and
 * events. {@link #close} takes a few seconds at most, even when cameras hang.
 */
public final class IngestService implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(IngestService.class);
    private static final Duration GOODBYE = Duration.ofSeconds(2);

    private final IngestSettings settings;
    private final FramePublisher frames;
    private final StatusPublisher statuses;
    private final Pace pace;
    private final CameraRoster roster;
    private final CameraTopicFollower follower;
    private final ScheduledExecutorService ticks;
    private boolean closed;

    public IngestService(IngestSettings settings, String bootstrapServers, Topics topics) {
        this.settings = settings;
        this.frames = new KafkaFramePublisher(bootstrapServers, topics, settings.publishing());
        this.statuses = new KafkaStatusPublisher(bootstrapServers, topics);
        this.pace = Pace.standard(settings.backOff(), settings.concurrentOpens());
        this.roster = new CameraRoster(this::worker, statuses::forget);
        this.follower = new CameraTopicFollower(bootstrapServers, topics, roster::follow);
        this.ticks = Executors.newSingleThreadScheduledExecutor(IngestService::daemon);
    }

    /** Begins to follow the cameras topic; returns at once. */
    public IngestService start() {
        long periodMillis = settings.statusPeriod().toMillis();
        var unused = ticks.scheduleAtFixedRate(roster::tick, periodMillis, periodMillis, TimeUnit.MILLISECONDS);
        follower.start();
        return this;
    }

    /** How each attached camera is doing, by id. */
    public Map<String, CameraStatus> statuses() {
        return roster.statuses();
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        follower.close();
        ticks.shutdownNow();
        List<String> hanging = roster.close(GOODBYE);
        if (!hanging.isEmpty()) {
            LOG.warn("cameras {} did not end within {} ms and are left behind", hanging, GOODBYE.toMillis());
        }
        frames.close();
        statuses.close();
    }

    private CameraWorker worker(Camera camera) {
        return new CameraWorker(
                camera,
                new RtspConnector(settings.rtsp(), System.getenv()),
                frames,
                statuses,
                pace,
                settings.motion(),
                settings.ringCapacity());
    }

    private static Thread daemon(Runnable body) {
        Thread thread = new Thread(body, "camera-ticks");
        thread.setDaemon(true);
        return thread;
    }
}
