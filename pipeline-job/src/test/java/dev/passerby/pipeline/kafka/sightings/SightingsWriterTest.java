package dev.passerby.pipeline.kafka.sightings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.wire.sighting.Sightings;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class SightingsWriterTest {

    private static final int FRAMES = 2_000;

    @Test
    void a_broker_that_is_not_there_costs_the_sightings_and_neither_time_nor_the_job() throws Exception {
        Counter lost = new SimpleCounter();
        Map<String, Object> settings = new HashMap<>(new SightingsSink("127.0.0.1:1", "nowhere").producer());
        long began = System.nanoTime();
        SightingsWriter writer = new SightingsWriter(
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer()), "nowhere", lost);
        for (int seq = 0; seq < FRAMES; seq++) {
            writer.write(new Sightings("door", 1, seq, Instant.EPOCH, 640, 480, List.of()), NO_CONTEXT);
        }
        writer.flush(false);
        writer.close();

        assertThat(lost.getCount()).isEqualTo(FRAMES);
        // With the client's own patience the first frame alone would wait for a minute.
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(20));
    }

    private static final SinkWriter.Context NO_CONTEXT = new SinkWriter.Context() {
        @Override
        public long currentWatermark() {
            return Long.MIN_VALUE;
        }

        @Override
        public Long timestamp() {
            return 0L;
        }
    };
}
