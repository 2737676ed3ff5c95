package dev.passerby.pipeline.kafka.delivery;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.api.connector.sink2.CommitterInitContext;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.SupportsCommitter;
import org.apache.flink.api.connector.sink2.SupportsWriterState;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.KafkaSinkBuilder;
import org.apache.flink.connector.kafka.sink.KafkaWriterState;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.streaming.api.connector.sink2.CommittableMessage;
import org.apache.flink.streaming.api.connector.sink2.SupportsPostCommitTopology;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * The connector's sink with a memory. Each transaction travels through the checkpoint together with the events in it, so that the
 * committer can write them again where the connector would only count that they are gone. Whatever the delivery, transactions of
 * an earlier run are still committed: a job that is switched to at-least-once must not leave its last exactly-once events behind.
 *
 * @param <E> what is written
 */
public final class EventSink<E>
        implements Sink<E>,
                SupportsWriterState<E, KafkaWriterState>,
                SupportsCommitter<Precommitted>,
                SupportsPostCommitTopology<Precommitted> {

    private static final long serialVersionUID = 1L;

    private final Outgoing outgoing;
    private final ToRecord<E> toRecord;
    private final KafkaSink<ProducerRecord<byte[], byte[]>> writing;
    private final KafkaSink<ProducerRecord<byte[], byte[]>> committing;

    /** An event as its record. */
    @FunctionalInterface
    public interface ToRecord<E> extends Function<E, ProducerRecord<byte[], byte[]>>, java.io.Serializable {}

    public EventSink(Outgoing outgoing, ToRecord<E> toRecord) {
        this.outgoing = outgoing;
        this.toRecord = toRecord;
        this.committing = exactlyOnce(outgoing);
        this.writing = outgoing.exactlyOnce() ? committing : atLeastOnce(outgoing);
    }

    @Override
    public SinkWriter<E> createWriter(WriterInitContext context) throws java.io.IOException {
        return restoreWriter(context, List.of());
    }

    @Override
    public StatefulSinkWriter<E, KafkaWriterState> restoreWriter(
            WriterInitContext context, Collection<KafkaWriterState> states) {
        var writer = writing.restoreWriter(context, states);
        return outgoing.exactlyOnce()
                ? new RememberingWriter<>(toRecord, writer, writer)
                : new ForgettingWriter<>(toRecord, writer);
    }

    @Override
    public SimpleVersionedSerializer<KafkaWriterState> getWriterStateSerializer() {
        return writing.getWriterStateSerializer();
    }

    @Override
    public Committer<Precommitted> createCommitter(CommitterInitContext context) {
        return new WatchfulCommitter(
                committing.createCommitter(context),
                new WriteAgain(outgoing),
                outgoing,
                new LossCounters(context.metricGroup()));
    }

    @Override
    public SimpleVersionedSerializer<Precommitted> getCommittableSerializer() {
        return new PrecommittedSerializer(committing.getCommittableSerializer());
    }

    /** The connector's own way to keep writer and committer together; it touches nothing but the stream's transformation. */
    @Override
    @SuppressWarnings({"unchecked", "rawtypes"})
    public void addPostCommitTopology(DataStream<CommittableMessage<Precommitted>> committed) {
        writing.addPostCommitTopology((DataStream) committed);
    }

    private static KafkaSink<ProducerRecord<byte[], byte[]>> exactlyOnce(Outgoing outgoing) {
        return sink(outgoing)
                .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
                .setTransactionalIdPrefix(outgoing.transactionalIdPrefix())
                .setProperty(
                        ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                        Long.toString(outgoing.transactionTimeout().toMillis()))
                .build();
    }

    private static KafkaSink<ProducerRecord<byte[], byte[]>> atLeastOnce(Outgoing outgoing) {
        return sink(outgoing)
                .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                .build();
    }

    private static KafkaSinkBuilder<ProducerRecord<byte[], byte[]>> sink(Outgoing outgoing) {
        return KafkaSink.<ProducerRecord<byte[], byte[]>>builder()
                .setBootstrapServers(outgoing.bootstrapServers())
                .setRecordSerializer(new AsItIs())
                .setProperty(ProducerConfig.LINGER_MS_CONFIG, "0");
    }
}
