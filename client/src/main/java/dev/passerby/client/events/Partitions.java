package dev.passerby.client.events;

import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * The partitions of the events topic that a subscription reads, and where it goes on in each. It outlives a consumer: one whose
 * broker was away is replaced by another, and reading goes on from what was kept.
 */
sealed interface Partitions permits AllPartitions, SharedPartitions {

    /** All of them for a subscription without a name; for one that has a name, a share. */
    static Partitions of(Subscription subscription, Places places, Handling handling) {
        String topic = subscription.topics().events();
        return subscription.name() == null
                ? new AllPartitions(topic, places)
                : new SharedPartitions(topic, subscription.name(), places, handling);
    }

    /** Begins to read with a new consumer. */
    void begin(Consumer<?, ?> consumer);

    /** Takes in partitions that the topic was given meanwhile; asked after every poll. */
    void lookForMore(Consumer<?, ?> consumer);

    /** Lets polls bring no records, also none of partitions that are added meanwhile. */
    void pause(Consumer<?, ?> consumer);

    void resume(Consumer<?, ?> consumer);

    /** Keeps how far the handler has come: the offsets to go on from. */
    void keep(Consumer<?, ?> consumer, Map<TopicPartition, OffsetAndMetadata> done);
}
