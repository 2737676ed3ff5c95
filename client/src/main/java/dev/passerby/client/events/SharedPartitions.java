package dev.passerby.client.events;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The share of the partitions that a program has among those of one name. They form a consumer group: the broker divides the
 * partitions between them anew whenever one comes or goes, and keeps the committed offsets.
 */
final class SharedPartitions implements Partitions {

    private static final Logger LOG = LoggerFactory.getLogger(SharedPartitions.class);

    /** How long another program that takes over a camera's events waits for the handler that still has one. */
    private static final Duration HAND_OVER = Duration.ofSeconds(20);

    private final String topic;
    private final String group;
    private final Places places;
    private final Handling handling;
    private final Map<TopicPartition, OffsetAndMetadata> uncommitted = new HashMap<>();
    private boolean paused;

    SharedPartitions(String topic, String group, Places places, Handling handling) {
        this.topic = topic;
        this.group = group;
        this.places = places;
        this.handling = handling;
    }

    @Override
    public void begin(Consumer<?, ?> consumer) {
        paused = false;
        uncommitted.clear();
        consumer.subscribe(List.of(topic), new Rebalance(consumer));
    }

    @Override
    public void lookForMore(Consumer<?, ?> consumer) {
        // The group's own metadata tells it, and it divides the partitions anew.
    }

    @Override
    public void pause(Consumer<?, ?> consumer) {
        paused = true;
        consumer.pause(consumer.assignment());
    }

    @Override
    public void resume(Consumer<?, ?> consumer) {
        paused = false;
        consumer.resume(consumer.paused());
    }

    @Override
    public void keep(Consumer<?, ?> consumer, Map<TopicPartition, OffsetAndMetadata> done) {
        uncommitted.putAll(done);
        if (uncommitted.isEmpty()) {
            return;
        }
        try {
            consumer.commitSync(Map.copyOf(uncommitted), EventConsumer.PATIENCE);
            uncommitted.clear();
        } catch (WakeupException | InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            // Tried again with the next; at worst events come again, and they are known by their ids.
            LOG.debug("cannot commit how far {} has come: {}", group, e.getMessage());
        }
    }

    /** What to do when the programs of one name share the partitions anew; called from within a poll. */
    private final class Rebalance implements ConsumerRebalanceListener {

        private final Consumer<?, ?> consumer;

        Rebalance(Consumer<?, ?> consumer) {
            this.consumer = consumer;
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            handling.leaveOff(HAND_OVER);
            handling.takeBack().ifPresent(batch -> keep(consumer, batch.done()));
            uncommitted.clear();
        }

        /** Another program reads them by now: nothing may be committed, and waiting would help nobody. */
        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            handling.stop();
            handling.takeBack();
            uncommitted.clear();
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            places.all(consumer, topic);
            Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(Set.copyOf(partitions));
            Set<TopicPartition> unread = new HashSet<>(partitions);
            unread.removeIf(partition -> committed.get(partition) != null);
            if (!unread.isEmpty()) {
                // Kept at once: a subscriber that dies over its first event must begin with it again.
                Map<TopicPartition, OffsetAndMetadata> wanted = places.firstWanted(consumer, unread);
                wanted.forEach(consumer::seek);
                consumer.commitSync(wanted, EventConsumer.PATIENCE);
            }
            if (paused) {
                consumer.pause(partitions);
            }
            places.found();
        }
    }
}
