package dev.passerby.client.events;

import dev.passerby.client.BrokerException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Every partition, for a subscription without a name: it belongs to no consumer group, so the broker keeps nothing of it, and
 * this object remembers where it goes on when the broker was away.
 */
final class AllPartitions implements Partitions {

    private final String topic;
    private final Places places;
    private final Map<TopicPartition, OffsetAndMetadata> reached = new HashMap<>();
    private long lookAgain;

    AllPartitions(String topic, Places places) {
        this.topic = topic;
        this.places = places;
    }

    @Override
    public void begin(Consumer<?, ?> consumer) {
        assign(consumer);
        lookAgain = System.nanoTime() + EventConsumer.LOOK_FOR_PARTITIONS.toNanos();
    }

    @Override
    public void lookForMore(Consumer<?, ?> consumer) {
        if (System.nanoTime() - lookAgain > 0) {
            begin(consumer);
        }
    }

    private void assign(Consumer<?, ?> consumer) {
        List<TopicPartition> all = places.all(consumer, topic);
        if (all.isEmpty()) {
            throw new BrokerException("there is no such topic");
        }
        Set<TopicPartition> added = new HashSet<>(all);
        added.removeAll(consumer.assignment());
        if (added.isEmpty()) {
            return;
        }
        Set<TopicPartition> unread = new HashSet<>(added);
        unread.removeAll(reached.keySet());
        reached.putAll(places.firstWanted(consumer, unread));
        consumer.assign(all);
        added.forEach(partition -> consumer.seek(partition, placeIn(partition)));
        places.found();
    }

    private OffsetAndMetadata placeIn(TopicPartition partition) {
        OffsetAndMetadata place = reached.get(partition);
        return place == null ? new OffsetAndMetadata(0) : place;
    }

    @Override
    public void pause(Consumer<?, ?> consumer) {
        consumer.pause(consumer.assignment());
    }

    @Override
    public void resume(Consumer<?, ?> consumer) {
        consumer.resume(consumer.paused());
    }

    @Override
    public void keep(Consumer<?, ?> consumer, Map<TopicPartition, OffsetAndMetadata> done) {
        reached.putAll(done);
    }
}
