package dev.passerby.pipeline.kafka.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The events of a lost transaction, written again by what is on the topic: those whose ids a reader of committed records finds
 * there are left alone. It works in a transaction of its own, under a name that it takes from whoever held it before it looks, so
 * that of two instances of one job, one of them cut off and not yet aware of it, only one can write.
 */
final class WriteAgain {

    private static final Duration MOST_PATIENT = Duration.ofMinutes(1);

    private final Outgoing outgoing;

    WriteAgain(Outgoing outgoing) {
        this.outgoing = outgoing;
    }

    /** Writes those of the events that are not on their topic, in their order. */
    Replaced whatIsMissing(List<ProducerRecord<byte[], byte[]>> events) {
        try (KafkaProducer<byte[], byte[]> producer = producer()) {
            producer.initTransactions();
            OnTopic onTopic = OnTopic.since(oldest(events), outgoing, MOST_PATIENT);
            List<ProducerRecord<byte[], byte[]>> absent = events.stream()
                    .filter(event -> !onTopic.has(OnTopic.id(event.headers())))
                    .toList();
            List<ProducerRecord<byte[], byte[]>> missing = absent.stream()
                    .filter(event -> onTopic.reachesBackTo(event.timestamp()))
                    .toList();
            if (!missing.isEmpty()) {
                producer.beginTransaction();
                for (ProducerRecord<byte[], byte[]> event : missing) {
                    // Whether it arrived, the commit says.
                    var unused = producer.send(event);
                }
                producer.commitTransaction();
            }
            return new Replaced(events.size() - absent.size(), missing.size(), absent.size() - missing.size());
        }
    }

    private static long oldest(List<ProducerRecord<byte[], byte[]>> events) {
        return events.stream().mapToLong(ProducerRecord::timestamp).min().orElse(0);
    }

    private KafkaProducer<byte[], byte[]> producer() {
        long patience =
                Math.min(MOST_PATIENT.toMillis(), outgoing.transactionTimeout().toMillis());
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        outgoing.bootstrapServers(),
                        ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                        outgoing.transactionalIdPrefix() + "-again",
                        ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                        (int) patience),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }
}
