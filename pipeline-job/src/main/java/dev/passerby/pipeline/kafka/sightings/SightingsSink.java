package dev.passerby.pipeline.kafka.sightings;

import dev.passerby.wire.sighting.Sightings;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The sightings topic, each record at most once: what cannot be handed to the producer at once is lost and counted. It is
 * no connector's sink, because those wait at every checkpoint until all is acknowledged, and fail the job where the broker is
 * slow or the topic is missing. It has no state and no committer.
 */
public final class SightingsSink implements Sink<Sightings> {

    private static final long serialVersionUID = 1L;

    /** What waits for the broker at most, in bytes: of 800 bytes a frame, several thousand frames. */
    private static final int BUFFER_BYTES = 4 << 20;

    private final String bootstrapServers;
    private final String topic;

    public SightingsSink(String bootstrapServers, String topic) {
        this.bootstrapServers = bootstrapServers;
        this.topic = topic;
    }

    @Override
    public SinkWriter<Sightings> createWriter(WriterInitContext context) {
        return new SightingsWriter(
                new KafkaProducer<>(producer(), new ByteArraySerializer(), new ByteArraySerializer()),
                topic,
                context.metricGroup().counter("sightingsLost"));
    }

    Map<String, Object> producer() {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "passerby-sightings");
        // Neither for the topic's whereabouts nor for room in the buffer does a frame wait.
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 0);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.put(ProducerConfig.ACKS_CONFIG, "1");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, false);
        // One request at a time keeps a camera's records in order without an idempotent producer's bookkeeping.
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 3_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 5_000);
        return settings;
    }
}
