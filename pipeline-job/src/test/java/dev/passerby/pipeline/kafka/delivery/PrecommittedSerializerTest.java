package dev.passerby.pipeline.kafka.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.passerby.pipeline.settings.Delivery;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class PrecommittedSerializerTest {

    private static final Outgoing OUTGOING =
            new Outgoing("localhost:9092", "events", Delivery.EXACTLY_ONCE, "events", Duration.ofMinutes(1));

    private final SimpleVersionedSerializer<Precommitted> serializer =
            new EventSink<String>(OUTGOING, text -> null).getCommittableSerializer();
    private final KafkaCommittable transaction = new KafkaCommittable(7, (short) 3, "events-0-12", null);

    @Test
    void a_transaction_comes_back_with_its_events() throws Exception {
        RecordHeaders headers = new RecordHeaders();
        headers.add("ce_id", bytes("door-1-0-0/0")).add("empty", null);
        Precommitted written = new Precommitted(
                transaction, 1, List.of(new ProducerRecord<>("events", null, 5L, bytes("door"), bytes("{}"), headers)));

        Precommitted read = serializer.deserialize(serializer.getVersion(), serializer.serialize(written));

        assertThat(read.transaction()).isEqualTo(transaction);
        assertThat(read.count()).isEqualTo(1);
        assertThat(read.events()).singleElement().satisfies(event -> {
            assertThat(event.topic()).isEqualTo("events");
            assertThat(event.timestamp()).isEqualTo(5L);
            assertThat(event.key()).isEqualTo(bytes("door"));
            assertThat(event.value()).isEqualTo(bytes("{}"));
            assertThat(OnTopic.id(event.headers())).isEqualTo("door-1-0-0/0");
            assertThat(event.headers().lastHeader("empty").value()).isNull();
        });
    }

    @Test
    void a_transaction_of_too_many_events_comes_back_with_their_number() throws Exception {
        byte[] serialized = serializer.serialize(new Precommitted(transaction, 99_999, null));

        assertThat(serializer.deserialize(serializer.getVersion(), serialized))
                .isEqualTo(new Precommitted(transaction, 99_999, null))
                .hasToString("events-0-12 of 99999 events");
    }

    @Test
    void what_the_connector_wrote_in_earlier_versions_is_a_transaction_of_unknown_events() throws Exception {
        SimpleVersionedSerializer<KafkaCommittable> connectors = KafkaSink.<ProducerRecord<byte[], byte[]>>builder()
                .setBootstrapServers("localhost:9092")
                .setRecordSerializer(new AsItIs())
                .build()
                .getCommittableSerializer();

        assertThat(serializer.deserialize(connectors.getVersion(), connectors.serialize(transaction)))
                .isEqualTo(Precommitted.of(transaction))
                .hasToString("events-0-12 of unknown events");
    }

    @Test
    void what_a_later_version_wrote_is_refused() {
        assertThatThrownBy(() -> serializer.deserialize(serializer.getVersion() + 1, new byte[0]))
                .isInstanceOf(IOException.class)
                .hasMessage("a transaction in the checkpoint was written by a newer version, 1002");
    }

    @Test
    void too_many_bytes_are_counted_and_not_kept() {
        ProducerRecord<byte[], byte[]> large = new ProducerRecord<>("events", new byte[20 << 20]);
        Written written = Written.NOTHING.and(large);
        assertThat(written.records()).hasSize(1);

        Written more = written.and(large).and(large);
        assertThat(more.records()).isNull();
        assertThat(more.count()).isEqualTo(3);
        assertThat(Written.NOTHING.and(large).records()).hasSize(1);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
