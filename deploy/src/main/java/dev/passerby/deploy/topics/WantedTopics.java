package dev.passerby.deploy.topics;

import dev.passerby.standalone.broker.TopicRetention;
import dev.passerby.wire.Topics;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The topics to be made, and where.
 *
 * @param servers brokers to ask first, {@code host:port} separated by commas
 * @param topics their names
 * @param cameraPartitions how many ways the work by camera may be divided
 * @param replication copies of each record, at most the number of brokers
 * @param maxFrameBytes the largest frame
 * @param retention how long records live that show or name people
 */
record WantedTopics(
        String servers,
        Topics topics,
        int cameraPartitions,
        int replication,
        int maxFrameBytes,
        TopicRetention retention) {

    private static final Duration SHORTEST = Duration.ofSeconds(10);

    private static final Set<String> KEYS = Set.of(
            "broker.servers",
            "topics.prefix",
            "topics.camera-partitions",
            "topics.replication",
            "frames.max-bytes",
            "privacy.retention.frames",
            "privacy.retention.events");

    /**
     * Reads settings by the names that {@code docs/configuration.md} has for them, and {@code topics.replication}.
     *
     * @throws IllegalArgumentException naming the setting and its rule
     */
    static WantedTopics of(Map<String, String> settings) {
        Set<String> unknown = new TreeSet<>(settings.keySet());
        unknown.removeAll(KEYS);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("unknown settings " + unknown + "; there are " + new TreeSet<>(KEYS));
        }
        String servers = settings.getOrDefault("broker.servers", "");
        if (servers.isBlank()) {
            throw new IllegalArgumentException("'broker.servers' must be host:port, several separated by commas");
        }
        return new WantedTopics(
                servers,
                new Topics(settings.getOrDefault("topics.prefix", Topics.STANDARD.prefix())),
                whole(settings, "topics.camera-partitions", 4, 1, 10_000),
                whole(settings, "topics.replication", 1, 1, 100),
                whole(settings, "frames.max-bytes", 4 << 20, 65_536, 1 << 30),
                new TopicRetention(
                        duration(settings, "privacy.retention.frames", TopicRetention.STANDARD.frames()),
                        duration(settings, "privacy.retention.events", TopicRetention.STANDARD.events())));
    }

    private static Duration duration(Map<String, String> settings, String key, Duration otherwise) {
        String text = settings.get(key);
        try {
            Duration duration = text == null ? otherwise : Duration.parse(text);
            if (duration.compareTo(SHORTEST) >= 0) {
                return duration;
            }
        } catch (DateTimeParseException e) {
            // Told below, together with durations that are too short.
        }
        throw new IllegalArgumentException(
                "'" + key + "' must be a duration such as P7D and at least " + SHORTEST + ", got '" + text + "'");
    }

    private static int whole(Map<String, String> settings, String key, int otherwise, int least, int most) {
        String text = settings.get(key);
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("[0-9]{1,10}") || Long.parseLong(text) < least || Long.parseLong(text) > most) {
            throw new IllegalArgumentException(
                    "'" + key + "' must be a number from " + least + " to " + most + ", got '" + text + "'");
        }
        return Integer.parseInt(text);
    }
}
