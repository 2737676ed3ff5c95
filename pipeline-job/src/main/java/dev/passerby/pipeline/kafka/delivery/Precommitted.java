package dev.passerby.pipeline.kafka.delivery;

import java.util.List;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A transaction that is to be committed once the checkpoint is complete.
 *
 * @param transaction the transaction
 * @param count how many events are in it; -1 where that is not known
 * @param events what is in it, in its order; null where that is not known: from a checkpoint of a version that kept only the
 *     transaction, or because they were too many
 */
public record Precommitted(
        KafkaCommittable transaction, int count, @Nullable List<ProducerRecord<byte[], byte[]>> events) {

    static final int UNKNOWN = -1;

    static Precommitted of(KafkaCommittable transaction) {
        return new Precommitted(transaction, UNKNOWN, null);
    }

    /** As it is told in exceptions and logs: the events stay unsaid. */
    @Override
    public String toString() {
        return transaction.getTransactionalId() + " of " + (count == UNKNOWN ? "unknown" : count) + " events";
    }
}
