package dev.passerby.deploy.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.passerby.standalone.broker.TopicRetention;
import dev.passerby.wire.Topics;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WantedTopicsTest {

    @Test
    void what_is_not_said_is_as_on_one_machine() {
        assertThat(WantedTopics.of(Map.of("broker.servers", "b:9092")))
                .isEqualTo(new WantedTopics("b:9092", Topics.STANDARD, 4, 1, 4 << 20, TopicRetention.STANDARD));
    }

    @Test
    void every_setting_is_heard() {
        assertThat(WantedTopics.of(Map.of(
                        "broker.servers", "a:1,b:2",
                        "topics.prefix", "site",
                        "topics.camera-partitions", "64",
                        "topics.replication", "3",
                        "frames.max-bytes", "1048576",
                        "privacy.retention.frames", "PT1M",
                        "privacy.retention.events", "P1D")))
                .isEqualTo(new WantedTopics(
                        "a:1,b:2",
                        new Topics("site"),
                        64,
                        3,
                        1 << 20,
                        new TopicRetention(Duration.ofMinutes(1), Duration.ofDays(1))));
    }

    @Test
    void says_what_is_wrong() {
        assertThatThrownBy(() -> WantedTopics.of(Map.of()))
                .hasMessage("'broker.servers' must be host:port, several separated by commas");
        assertThatThrownBy(() -> WantedTopics.of(Map.of("broker.servers", "b:1", "topics.replication", "0")))
                .hasMessage("'topics.replication' must be a number from 1 to 100, got '0'");
        assertThatThrownBy(() -> WantedTopics.of(Map.of("broker.servers", "b:1", "topic.prefix", "x")))
                .hasMessageStartingWith("unknown settings [topic.prefix]; there are [broker.servers,");
    }
}
