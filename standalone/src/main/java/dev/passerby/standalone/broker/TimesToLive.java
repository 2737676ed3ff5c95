package dev.passerby.standalone.broker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Topics that were made with other times to live than those that are set now, set anew. A broker that does not allow it keeps its
 * own, and the log says so: somebody else looks after its topics then.
 */
final class TimesToLive {

    private static final Logger LOG = LoggerFactory.getLogger(TimesToLive.class);

    private static final List<String> KEYS = List.of(
            TopicConfig.RETENTION_MS_CONFIG,
            TopicConfig.SEGMENT_MS_CONFIG,
            TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG,
            TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG);

    private TimesToLive() {}

    /** @param wanted each topic's settings, of which those about time are looked at */
    static void apply(Admin admin, Map<String, Map<String, String>> wanted, Duration patience)
            throws InterruptedException, TimeoutException {
        List<ConfigResource> topics = wanted.keySet().stream()
                .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
                .toList();
        try {
            Map<ConfigResource, Config> present =
                    admin.describeConfigs(topics).all().get(patience.toSeconds(), TimeUnit.SECONDS);
            Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
            present.forEach((topic, config) -> {
                List<AlterConfigOp> others = others(wanted.getOrDefault(topic.name(), Map.of()), config);
                if (!others.isEmpty()) {
                    changes.put(topic, others);
                }
            });
            if (!changes.isEmpty()) {
                admin.incrementalAlterConfigs(changes).all().get(patience.toSeconds(), TimeUnit.SECONDS);
                changes.keySet().forEach(topic -> LOG.info("records of {} live as long as is set now", topic.name()));
            }
        } catch (ExecutionException e) {
            LOG.warn("how long records live could not be set: {}", String.valueOf(e.getCause()));
        }
    }

    private static List<AlterConfigOp> others(Map<String, String> wanted, Config present) {
        List<AlterConfigOp> others = new ArrayList<>();
        for (String key : KEYS) {
            String value = wanted.get(key);
            ConfigEntry entry = present.get(key);
            if (value != null && (entry == null || !value.equals(entry.value()))) {
                others.add(new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET));
            }
        }
        return others;
    }
}
