package dev.passerby.standalone.broker;

import dev.passerby.client.topics.CompactedTopic;
import dev.passerby.standalone.OperationFailedException;
import dev.passerby.wire.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The eight topics as they are made: how many partitions, how long records live, what is compacted. */
public final class TopicLayout {

    /** How long a frame may lie on the broker where nothing else is set: frames are personal data. */
    public static final Duration FRAME_RETENTION = TopicRetention.STANDARD.frames();

    /** The least number of parts into which the cameras can be divided among ingest processes. */
    private static final int LEAST_CAMERA_SHARES = 16;
    /** More parts than divisions of the work, so that cameras that lie in one part do not upset the balance. */
    private static final int CAMERA_SHARES_PER_DIVISION = 4;

    private static final Logger LOG = LoggerFactory.getLogger(TopicLayout.class);
    private static final Duration COUNTS_RETENTION = Duration.ofDays(7);
    /** After so long what a newer entry replaced may be compacted away, and after twice that it must. */
    private static final Duration GALLERY_SEGMENT = Duration.ofHours(1);
    /** What is written of the frame counts in so long is kept until it can be compacted. */
    private static final Duration COUNTS_SEGMENT = Duration.ofMinutes(10);

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration ASK_AGAIN = Duration.ofMillis(50);

    private TopicLayout() {}

    /**
     * Makes the topics that are missing, and divides the cameras of one made before they could be shared.
     *
     * @param cameraPartitions how many ways the work by camera may be divided, at least 1
     * @param replication copies of each record, at most the number of brokers
     * @param maxFrameBytes the largest frame
     */
    public static void create(
            String bootstrapServers, Topics topics, int cameraPartitions, int replication, int maxFrameBytes) {
        create(bootstrapServers, topics, cameraPartitions, replication, maxFrameBytes, TopicRetention.STANDARD);
    }

    /**
     * The same with other times to live, which topics that are there already are given too.
     *
     * @param retention how long records live that show or name people
     */
    public static void create(
            String bootstrapServers,
            Topics topics,
            int cameraPartitions,
            int replication,
            int maxFrameBytes,
            TopicRetention retention) {
        List<NewTopic> wanted = List.of(
                topic(topics.frames(), cameraPartitions, replication, frames(maxFrameBytes, retention.frames())),
                topic(topics.events(), cameraPartitions, replication, kept(retention.events())),
                topic(topics.cameras(), cameraShares(cameraPartitions), replication, compacted()),
                topic(topics.gallery(), 1, replication, gallery()),
                topic(topics.cameraStatus(), 1, replication, compacted()),
                topic(topics.deadLetters(), 1, replication, kept(retention.events())),
                topic(topics.frameCounts(), cameraPartitions, replication, frameCounts()),
                topic(topics.sightings(), cameraPartitions, replication, sightings(retention.frames())));
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                Math.toIntExact(PATIENCE.toMillis()),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                10_000))) {
            createMissing(admin, wanted);
            TimesToLive.apply(
                    admin,
                    Map.of(
                            topics.frames(), frames(maxFrameBytes, retention.frames()),
                            topics.events(), kept(retention.events()),
                            topics.deadLetters(), kept(retention.events()),
                            topics.sightings(), sightings(retention.frames()),
                            topics.gallery(), gallery()),
                    PATIENCE);
            divideCameras(admin, bootstrapServers, topics.cameras(), cameraShares(cameraPartitions));
        } catch (ExecutionException | TimeoutException e) {
            throw new OperationFailedException(
                    "cannot make the topics at " + bootstrapServers + ": " + rootMessage(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OperationFailedException("interrupted while making the topics at " + bootstrapServers, e);
        }
    }

    private static void createMissing(Admin admin, Collection<NewTopic> wanted)
            throws ExecutionException, InterruptedException, TimeoutException {
        Set<String> present = admin.listTopics().names().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        List<NewTopic> missing =
                wanted.stream().filter(topic -> !present.contains(topic.name())).toList();
        for (var made : admin.createTopics(missing).values().values()) {
            try {
                made.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
    }

    /** How many ingest processes can work at most, with so many ways the work may be divided. */
    public static int cameraShares(int cameraPartitions) {
        return Math.max(LEAST_CAMERA_SHARES, CAMERA_SHARES_PER_DIVISION * cameraPartitions);
    }

    private static void divideCameras(Admin admin, String bootstrapServers, String topic, int shares)
            throws ExecutionException, InterruptedException, TimeoutException {
        int present = partitions(admin, topic);
        if (present >= shares) {
            return;
        }
        try {
            admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(shares)))
                    .all()
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            LOG.warn(
                    "{} has {} partitions, and so many ingest processes can share the cameras at most; it cannot be given"
                            + " {}: {}",
                    topic,
                    present,
                    shares,
                    rootMessage(e));
            return;
        }
        int moved = new CompactedTopic(bootstrapServers, topic).bringHome(shares);
        LOG.info("{} has {} partitions instead of {} now; {} cameras moved", topic, shares, present, moved);
    }

    /** A broker may not know yet of the topic that the controller has just made, and is asked again. */
    private static int partitions(Admin admin, String topic)
            throws ExecutionException, InterruptedException, TimeoutException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return Objects.requireNonNull(admin.describeTopics(List.of(topic))
                                .topicNameValues()
                                .get(topic))
                        .get(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                        .partitions()
                        .size();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException) || System.nanoTime() > deadline) {
                    throw e;
                }
                TimeUnit.MILLISECONDS.sleep(ASK_AGAIN.toMillis());
            }
        }
    }

    private static NewTopic topic(String name, int partitions, int replication, Map<String, String> settings) {
        return new NewTopic(name, partitions, (short) replication).configs(settings);
    }

    private static Map<String, String> frames(int maxFrameBytes, Duration retention) {
        return Map.of(
                TopicConfig.RETENTION_MS_CONFIG, Long.toString(retention.toMillis()),
                TopicConfig.SEGMENT_MS_CONFIG, Long.toString(retention.toMillis() / 5),
                TopicConfig.SEGMENT_BYTES_CONFIG, Integer.toString(64 << 20),
                TopicConfig.RETENTION_BYTES_CONFIG, Long.toString(512L << 20),
                TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(maxFrameBytes));
    }

    /** As short-lived as the frames that they speak of. */
    private static Map<String, String> sightings(Duration retention) {
        return Map.of(
                TopicConfig.RETENTION_MS_CONFIG, Long.toString(retention.toMillis()),
                TopicConfig.SEGMENT_MS_CONFIG, Long.toString(retention.toMillis() / 5),
                TopicConfig.SEGMENT_BYTES_CONFIG, Integer.toString(16 << 20));
    }

    /** Connections that are over for so long are forgotten; those at work are written anew every few seconds. */
    private static Map<String, String> frameCounts() {
        return Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_COMPACT + "," + TopicConfig.CLEANUP_POLICY_DELETE,
                TopicConfig.RETENTION_MS_CONFIG,
                Long.toString(COUNTS_RETENTION.toMillis()),
                TopicConfig.SEGMENT_MS_CONFIG,
                Long.toString(COUNTS_SEGMENT.toMillis()),
                TopicConfig.SEGMENT_BYTES_CONFIG,
                Integer.toString(16 << 20));
    }

    private static Map<String, String> kept(Duration retention) {
        return Map.of(
                TopicConfig.RETENTION_MS_CONFIG, Long.toString(retention.toMillis()),
                TopicConfig.SEGMENT_MS_CONFIG, Long.toString(retention.toMillis() / TopicRetention.SEGMENTS));
    }

    /** What a newer entry replaced must not lie about for long, though it is sealed. */
    private static Map<String, String> gallery() {
        return Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_COMPACT,
                TopicConfig.SEGMENT_MS_CONFIG,
                Long.toString(GALLERY_SEGMENT.toMillis()),
                TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG,
                "0.01",
                TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG,
                Long.toString(2 * GALLERY_SEGMENT.toMillis()));
    }

    private static Map<String, String> compacted() {
        return Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
    }

    private static String rootMessage(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }
}
