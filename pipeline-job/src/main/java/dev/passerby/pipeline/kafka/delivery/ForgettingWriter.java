package dev.passerby.pipeline.kafka.delivery;

import dev.passerby.pipeline.kafka.delivery.EventSink.ToRecord;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.connector.sink2.CommittingSinkWriter;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.connector.kafka.sink.KafkaWriterState;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A writer outside of any transaction: what it has flushed is on the topic, and nothing is left to commit. */
final class ForgettingWriter<E>
        implements StatefulSinkWriter<E, KafkaWriterState>, CommittingSinkWriter<E, Precommitted> {

    private final ToRecord<E> toRecord;
    private final StatefulSinkWriter<ProducerRecord<byte[], byte[]>, KafkaWriterState> writer;

    ForgettingWriter(
            ToRecord<E> toRecord, StatefulSinkWriter<ProducerRecord<byte[], byte[]>, KafkaWriterState> writer) {
        this.toRecord = toRecord;
        this.writer = writer;
    }

    @Override
    public void write(E event, Context context) throws IOException, InterruptedException {
        writer.write(toRecord.apply(event), context);
    }

    @Override
    public void flush(boolean endOfInput) throws IOException, InterruptedException {
        writer.flush(endOfInput);
    }

    @Override
    public Collection<Precommitted> prepareCommit() {
        return List.of();
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
