package dev.passerby.pipeline.settings;

import dev.passerby.wire.Topics;
import java.time.Duration;

/**
 * Where frames and people come from, and where events go.
 *
 * @param bootstrapServers brokers to ask first, {@code host:port} separated by commas
 * @param topics the installation's topics
 * @param groupId under which the job's progress is shown on the broker; its own truth is its checkpoints
 * @param delivery what subscribers may rely on when the job restarts
 * @param transactionalIdPrefix names the job's transactions; only with exactly-once, and then different for every job
 *     on one broker
 * @param transactionTimeout when the broker gives up a transaction of a dead job; at most the broker's
 *     {@code transaction.max.timeout.ms}, which is asked for at start
 */
public record KafkaSettings(
        String bootstrapServers,
        Topics topics,
        String groupId,
        Delivery delivery,
        String transactionalIdPrefix,
        Duration transactionTimeout) {

    static KafkaSettings read(SettingsReader settings) {
        String servers = settings.required("kafka.bootstrap-servers", "host:port, several separated by commas");
        Topics topics = topics(settings);
        return new KafkaSettings(
                servers,
                topics,
                name(settings, "kafka.group-id", "passerby-pipeline"),
                settings.delivery("events.delivery", Delivery.AT_LEAST_ONCE),
                name(settings, "events.transactional-id-prefix", topics.prefix() + "-events"),
                settings.duration(
                        "events.transaction-timeout",
                        Duration.ofMinutes(10),
                        Duration.ofSeconds(10),
                        Duration.ofDays(1)));
    }

    private static Topics topics(SettingsReader settings) {
        String prefix = settings.text("topics.prefix", Topics.STANDARD.prefix(), "", any -> true);
        try {
            return new Topics(prefix);
        } catch (IllegalArgumentException e) {
            settings.problem(String.valueOf(e.getMessage()));
            return Topics.STANDARD;
        }
    }

    private static String name(SettingsReader settings, String key, String standard) {
        return settings.text(
                key,
                standard,
                "1 to 100 letters, digits, '.', '_' or '-'",
                text -> text.matches("[a-zA-Z0-9._-]{1,100}"));
    }
}
