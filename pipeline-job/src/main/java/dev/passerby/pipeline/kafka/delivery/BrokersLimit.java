package dev.passerby.pipeline.kafka.delivery;

import dev.passerby.pipeline.settings.Delivery;
import dev.passerby.pipeline.settings.KafkaSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The longest that the brokers let a transaction be open: {@code transaction.max.timeout.ms}, of several brokers the least. */
public final class BrokersLimit {

    private static final Logger LOG = LoggerFactory.getLogger(BrokersLimit.class);
    private static final String NAME = "transaction.max.timeout.ms";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private BrokersLimit() {}

    /**
     * What is wrong with the job's transactions by the brokers' rule, in one line; empty if nothing is. A broker that cannot be
     * asked now is no reason not to start: a job that is restarted while the broker is away must wait for it.
     */
    public static Optional<String> refusal(KafkaSettings settings) throws InterruptedException {
        if (settings.delivery() != Delivery.EXACTLY_ONCE) {
            return Optional.empty();
        }
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                settings.bootstrapServers(),
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) PATIENCE.toMillis(),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                (int) PATIENCE.toMillis()))) {
            Duration limit = least(admin);
            return settings.transactionTimeout().compareTo(limit) <= 0
                    ? Optional.empty()
                    : Optional.of("'events.transaction-timeout' must be at most the broker's '" + NAME + "', " + limit
                            + ", got " + settings.transactionTimeout() + ": lower the one, or raise the other");
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            LOG.warn("the broker could not be asked for its '{}', so the job starts unchecked: {}", NAME, e.toString());
            return Optional.empty();
        }
    }

    private static Duration least(Admin admin) throws ExecutionException, InterruptedException, TimeoutException {
        List<ConfigResource> brokers =
                admin.describeCluster().nodes().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).stream()
                        .map(node -> new ConfigResource(ConfigResource.Type.BROKER, node.idString()))
                        .toList();
        Map<ConfigResource, Config> configs =
                admin.describeConfigs(brokers).all().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        return configs.values().stream()
                .map(config -> config.get(NAME))
                .map(entry -> Duration.ofMillis(Long.parseLong(entry.value())))
                .min(Duration::compareTo)
                .orElseThrow();
    }
}
