package dev.passerby.ingest;

import dev.passerby.ingest.account.CountedFrames;
import dev.passerby.ingest.account.FrameTallies;
import dev.passerby.ingest.account.TellTallies;
import dev.passerby.ingest.camera.CameraConnector;
import dev.passerby.ingest.guard.Quarantine;
import dev.passerby.ingest.guard.QuarantineConnector;
import dev.passerby.ingest.kafka.CameraGroup;
import dev.passerby.ingest.kafka.CameraTopicFollower;
import dev.passerby.ingest.kafka.KafkaFramePublisher;
import dev.passerby.ingest.kafka.KafkaStatusPublisher;
import dev.passerby.ingest.kafka.KafkaTallyPublisher;
import dev.passerby.ingest.publish.FramePublisher;
import dev.passerby.ingest.publish.LeasedStatuses;
import dev.passerby.ingest.publish.StatusPublisher;
import dev.passerby.ingest.rtsp.RtspConnector;
import dev.passerby.ingest.share.PlacedCamera;
import dev.passerby.ingest.supervise.CameraWorker;
import dev.passerby.ingest.supervise.Epochs;
import dev.passerby.ingest.supervise.Pace;
import dev.passerby.ingest.watch.IngestWatch;
import dev.passerby.wire.Topics;
import dev.passerby.wire.camera.Camera;
import dev.passerby.wire.camera.CameraStatus;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ingest as one object: follows the cameras topic, shares the cameras with other processes, keeps a worker per camera of its
 * own, and publishes frames, statuses and events. {@link #close} takes a few seconds at most, even when cameras hang.
 */
public final class IngestService implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(IngestService.class);
    private static final Duration GOODBYE = Duration.ofSeconds(2);
    private static final Duration TALLIES_EVERY = Duration.ofSeconds(2);

    private final IngestSettings settings;
    private final Quarantine quarantine;
    private final UnaryOperator<CameraConnector> around;
    private final FramePublisher frames;
    private final TellTallies tallying;
    private final StatusPublisher statuses;
    private final Pace pace;
    private final CameraRoster roster;
    private final CameraTopicFollower follower;
    private final IngestWatch watch;
    private final IngestWatch.Facts facts;
    private final CameraGroup group;
    private final ScheduledExecutorService ticks;
    private volatile boolean followed;
    private boolean closed;

    public IngestService(IngestSettings settings, String bootstrapServers, Topics topics) {
        this(settings, bootstrapServers, topics, Quarantine.NONE, 0, UnaryOperator.identity());
    }

    /**
     * Ingest in a process that may have crashed before.
     *
     * @param quarantine the cameras that are not to be opened
     * @param restarts how often that happened
     * @param around may put something around the way to each camera
     */
    IngestService(
            IngestSettings settings,
            String bootstrapServers,
            Topics topics,
            Quarantine quarantine,
            int restarts,
            UnaryOperator<CameraConnector> around) {
        this.settings = settings;
        this.quarantine = quarantine;
        this.around = around;
        String name = settings.workerOrGenerated();
        this.watch = new IngestWatch(settings.watch());
        this.facts = new IngestWatch.Facts(name, quarantine.since().size(), restarts);
        FrameTallies tallies = new FrameTallies(name, Clock.systemUTC());
        this.frames = watch.around(
                new CountedFrames(new KafkaFramePublisher(bootstrapServers, topics, settings.publishing()), tallies));
        this.tallying = new TellTallies(tallies, new KafkaTallyPublisher(bootstrapServers, topics));
        this.statuses =
                new LeasedStatuses(new KafkaStatusPublisher(bootstrapServers, topics, name), this::speaksForItsCameras);
        this.pace = Pace.standard(settings.backOff(), settings.concurrentOpens());
        this.roster = new CameraRoster(this::worker, statuses::forget);
        this.follower = new CameraTopicFollower(bootstrapServers, topics, this::follow);
        this.group = new CameraGroup(bootstrapServers, topics, name, roster, Clock.systemUTC());
        this.ticks = Executors.newSingleThreadScheduledExecutor(IngestService::daemon);
    }

    /**
     * Begins to follow the cameras topic and joins those who share it; returns at once.
     *
     * @throws java.io.UncheckedIOException if metrics are to be served and no port is to be had
     */
    public IngestService start() {
        long periodMillis = settings.statusPeriod().toMillis();
        var unused = ticks.scheduleAtFixedRate(roster::tick, periodMillis, periodMillis, TimeUnit.MILLISECONDS);
        watch.open(facts, this::statuses, this::unready);
        tallying.start(TALLIES_EVERY);
        follower.start();
        group.start();
        return this;
    }

    /** How each camera of this worker is doing, by id. */
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
        tallying.close();
        watch.close();
        statuses.close();
        // Only now may others take over: what they say comes after our last word.
        group.close();
    }

    private void follow(Map<String, PlacedCamera> cameras) {
        Map<Integer, Integer> perPartition = new TreeMap<>();
        cameras.values().forEach(placed -> perPartition.merge(placed.partition(), 1, Integer::sum));
        group.cameras(perPartition);
        roster.follow(cameras);
        followed = true;
    }

    /** Why this process cannot work cameras now; empty when it can. */
    private Optional<String> unready() {
        if (!followed) {
            return Optional.of("the attached cameras are not known yet: the broker has not told them");
        }
        return speaksForItsCameras()
                ? Optional.empty()
                : Optional.of("the broker has not confirmed lately that this worker shares the cameras");
    }

    private boolean speaksForItsCameras() {
        return group.speaks();
    }

    private CameraWorker worker(Camera camera, Epochs epochs) {
        return new CameraWorker(
                camera,
                watch.around(new QuarantineConnector(
                        around.apply(new RtspConnector(settings.rtsp(), System.getenv())),
                        quarantine,
                        follower::writtenAt,
                        pace.time()::now)),
                frames,
                statuses,
                pace.with(epochs),
                settings.motion(),
                settings.ringCapacity());
    }

    private static Thread daemon(Runnable body) {
        Thread thread = new Thread(body, "camera-ticks");
        thread.setDaemon(true);
        return thread;
    }
}
