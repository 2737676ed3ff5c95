package dev.passerby.pipeline.kafka.delivery;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** A transaction with its events as bytes. Versions below {@link #FIRST} are the connector's own: a transaction alone. */
final class PrecommittedSerializer implements SimpleVersionedSerializer<Precommitted> {

    private static final int FIRST = 1001;
    private static final int ABSENT = -1;

    private final SimpleVersionedSerializer<KafkaCommittable> transactions;

    PrecommittedSerializer(SimpleVersionedSerializer<KafkaCommittable> transactions) {
        this.transactions = transactions;
    }

    @Override
    public int getVersion() {
        return FIRST;
    }

    @Override
    public byte[] serialize(Precommitted precommitted) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(transactions.getVersion());
        write(out, transactions.serialize(precommitted.transaction()));
        out.writeInt(precommitted.count());
        List<ProducerRecord<byte[], byte[]>> events = precommitted.events();
        out.writeInt(events == null ? ABSENT : events.size());
        if (events != null) {
            for (ProducerRecord<byte[], byte[]> event : events) {
                write(out, event);
            }
        }
        return bytes.toByteArray();
    }

    @Override
    public Precommitted deserialize(int version, byte[] serialized) throws IOException {
        if (version < FIRST) {
            return Precommitted.of(transactions.deserialize(version, serialized));
        }
        if (version > FIRST) {
            throw new IOException("a transaction in the checkpoint was written by a newer version, " + version);
        }
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(serialized));
        KafkaCommittable transaction = transactions.deserialize(in.readInt(), bytes(in));
        int count = in.readInt();
        int known = in.readInt();
        if (known == ABSENT) {
            return new Precommitted(transaction, count, null);
        }
        List<ProducerRecord<byte[], byte[]>> events = new ArrayList<>(known);
        for (int i = 0; i < known; i++) {
            events.add(event(in));
        }
        return new Precommitted(transaction, count, events);
    }

    private static void write(DataOutputStream out, ProducerRecord<byte[], byte[]> event) throws IOException {
        out.writeUTF(event.topic());
        out.writeLong(event.timestamp() == null ? ABSENT : event.timestamp());
        write(out, event.key());
        write(out, event.value());
        Header[] headers = event.headers().toArray();
        out.writeInt(headers.length);
        for (Header header : headers) {
            out.writeUTF(header.key());
            write(out, header.value());
        }
    }

    private static ProducerRecord<byte[], byte[]> event(DataInputStream in) throws IOException {
        String topic = in.readUTF();
        long timestamp = in.readLong();
        byte[] key = bytes(in);
        byte[] value = bytes(in);
        RecordHeaders headers = new RecordHeaders();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            headers.add(in.readUTF(), bytes(in));
        }
        return new ProducerRecord<>(topic, null, timestamp == ABSENT ? null : timestamp, key, value, headers);
    }

    private static void write(DataOutputStream out, byte @Nullable [] bytes) throws IOException {
        out.writeInt(bytes == null ? ABSENT : bytes.length);
        if (bytes != null) {
            out.write(bytes);
        }
    }

    private static byte @Nullable [] bytes(DataInputStream in) throws IOException {
        int length = in.readInt();
        return length == ABSENT ? null : in.readNBytes(length);
    }
}
