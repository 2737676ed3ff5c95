package dev.passerby.standalone.settings;

import dev.passerby.pipeline.settings.SettingsReader;
import dev.passerby.standalone.broker.TopicRetention;
import java.time.Duration;
import java.util.Set;

/** The keys that say how long records live that show or name people. */
final class RetentionKeys {

    static final Set<String> KEYS = Set.of("privacy.retention.frames", "privacy.retention.events");

    private RetentionKeys() {}

    static TopicRetention read(SettingsReader reader) {
        return new TopicRetention(
                reader.duration(
                        "privacy.retention.frames",
                        TopicRetention.STANDARD.frames(),
                        Duration.ofSeconds(10),
                        Duration.ofDays(1)),
                reader.duration(
                        "privacy.retention.events",
                        TopicRetention.STANDARD.events(),
                        Duration.ofMinutes(1),
                        Duration.ofDays(3650)));
    }
}
