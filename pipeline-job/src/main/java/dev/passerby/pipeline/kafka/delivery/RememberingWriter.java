package dev.passerby.pipeline.kafka.delivery;

import dev.passerby.pipeline.kafka.delivery.EventSink.ToRecord;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.connector.sink2.CommittingSinkWriter;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.apache.flink.connector.kafka.sink.KafkaWriterState;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A writer that keeps what it wrote into a transaction, and hands both over together when the transaction is to be committed. */
final class RememberingWriter<E>
        implements StatefulSinkWriter<E, KafkaWriterState>, CommittingSinkWriter<E, Precommitted> {

    private final ToRecord<E> toRecord;
    private final StatefulSinkWriter<ProducerRecord<byte[], byte[]>, KafkaWriterState> writer;
    private final CommittingSinkWriter<ProducerRecord<byte[], byte[]>, KafkaCommittable> transactions;

    /** What was written since the last hand-over. */
    private Written written = Written.NOTHING;

    /** The connector's writer in both of its roles. */
    RememberingWriter(
            ToRecord<E> toRecord,
            StatefulSinkWriter<ProducerRecord<byte[], byte[]>, KafkaWriterState> writer,
            CommittingSinkWriter<ProducerRecord<byte[], byte[]>, KafkaCommittable> transactions) {
        this.toRecord = toRecord;
        this.writer = writer;
        this.transactions = transactions;
    }

    @Override
    public void write(E event, Context context) throws IOException, InterruptedException {
        ProducerRecord<byte[], byte[]> record = toRecord.apply(event);
        writer.write(record, context);
        written = written.and(record);
    }

    @Override
    public void flush(boolean endOfInput) throws IOException, InterruptedException {
        writer.flush(endOfInput);
    }

    /** At most one: the transaction of everything since the last checkpoint, if there was anything. */
    @Override
    public Collection<Precommitted> prepareCommit() throws IOException, InterruptedException {
        Written inside = written;
        written = Written.NOTHING;
        return transactions.prepareCommit().stream()
                .map(transaction -> new Precommitted(transaction, inside.count(), inside.records()))
                .toList();
    }

    @Override
    public List<KafkaWriterState> snapshotState(long checkpoint) throws IOException {
        return writer.snapshotState(checkpoint);
    }

    @Override
    public void close() throws Exception {
        writer.close();
    }
}
