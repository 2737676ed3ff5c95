package dev.passerby.pipeline.kafka;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;

/**
 * Where reading begins without a checkpoint: where the group was, and for a group that was nowhere yet, with the records
 * written since a moment. Plain "latest" would skip what is written while the job starts, by as much as it takes to start.
 */
@SuppressWarnings("deprecation") // OffsetResetStrategy: Kafka's word against it, but the connector's signature.
final class CommittedElseRecent implements OffsetsInitializer {

    private static final long serialVersionUID = 1L;

    private final long sinceMillis;

    /** @param sinceMillis the moment, milliseconds since 1970 */
    CommittedElseRecent(long sinceMillis) {
        this.sinceMillis = sinceMillis;
    }

    @Override
    public Map<TopicPartition, Long> getPartitionOffsets(
            Collection<TopicPartition> partitions, PartitionOffsetsRetriever broker) {
        // The ends are asked first: a record written after that question is found by its time.
        Map<TopicPartition, Long> offsets = new HashMap<>(broker.endOffsets(partitions));
        broker.offsetsForTimes(
                        partitions.stream().collect(Collectors.toMap(Function.identity(), partition -> sinceMillis)))
                .forEach((partition, found) -> {
                    if (found != null && found.offset() >= 0) {
                        offsets.put(partition, found.offset());
                    }
                });
        broker.committedOffsets(partitions).forEach((partition, committed) -> {
            if (committed != null && committed >= 0) {
                offsets.put(partition, committed);
            }
        });
        return offsets;
    }

    /** For a place that retention has deleted: what is left of the past is read, found stale, and counted as that. */
    @Override
    public OffsetResetStrategy getAutoOffsetResetStrategy() {
        return OffsetResetStrategy.EARLIEST;
    }
}
