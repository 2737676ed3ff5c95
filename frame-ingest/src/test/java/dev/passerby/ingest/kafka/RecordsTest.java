package dev.passerby.ingest.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.wire.Topics;
import dev.passerby.wire.camera.CameraState;
import dev.passerby.wire.camera.CameraStatus;
import dev.passerby.wire.event.CameraEvent;
import dev.passerby.wire.event.CloudEvent;
import dev.passerby.wire.frame.Frame;
import dev.passerby.wire.frame.FrameCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class RecordsTest {

    private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, 1, 2, 3};

    @Test
    void aFrameIsKeyedByItsCameraAndReadBackWhole() throws Exception {
        Frame frame = new Frame("door", 1_700_000_000_000L, 42, 1_700_000_000_123L, 640, 480, true, JPEG);
        ProducerRecord<byte[], byte[]> record = Records.of(frame, Topics.STANDARD);
        assertThat(record.topic()).isEqualTo("passerby.frames");
        assertThat(record.key()).asString(StandardCharsets.UTF_8).isEqualTo("door");
        Frame read = FrameCodec.decode(record.key(), headers(record), record.value());
        assertThat(read).usingRecursiveComparison().isEqualTo(frame);
    }

    @Test
    void anEventTravelsInBinaryModeUnderItsCamera() throws Exception {
        CameraEvent event = new CameraEvent("door", CameraState.OFFLINE, "stalled", 7, Instant.ofEpochMilli(9));
        ProducerRecord<byte[], byte[]> record = Records.of(event, Topics.STANDARD);
        assertThat(record.topic()).isEqualTo("passerby.events");
        assertThat(record.key()).asString(StandardCharsets.UTF_8).isEqualTo("door");
        CloudEvent read = CloudEvent.decode(headers(record), record.value());
        assertThat(read.type()).isEqualTo("camera.offline");
        assertThat(read.data().get("reason").asText()).isEqualTo("stalled");
    }

    @Test
    void aStatusIsJsonUnderItsCameraAndItsRemovalHasNoValue() throws Exception {
        CameraStatus status = new CameraStatus(
                "door", CameraState.ONLINE, null, 7, Instant.ofEpochMilli(9), 3, 1, Map.of("sampled", 2L), null);
        ProducerRecord<byte[], byte[]> record = Records.of(status, Topics.STANDARD);
        assertThat(record.topic()).isEqualTo("passerby.camera-status");
        assertThat(CameraStatus.fromJson(record.value())).isEqualTo(status);
        ProducerRecord<byte[], byte[]> tombstone = Records.tombstone("door", Topics.STANDARD);
        assertThat(tombstone.topic()).isEqualTo("passerby.camera-status");
        assertThat(tombstone.key()).isEqualTo(record.key());
        assertThat(tombstone.value()).isNull();
    }

    @Test
    void theProducerKeepsOrderCompressesNothingAndHasOneRecordLimit() {
        PublishSettings settings = new PublishSettings(1 << 20, 1 << 25, Duration.ofMillis(200), Duration.ofSeconds(6));
        Map<String, Object> configuration = KafkaFramePublisher.configuration("localhost:1", settings);
        assertThat(configuration)
                .containsEntry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true)
                .containsEntry(ProducerConfig.COMPRESSION_TYPE_CONFIG, "none")
                .containsEntry(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 1 << 20)
                .containsEntry(ProducerConfig.MAX_BLOCK_MS_CONFIG, 200L);
    }

    private static Map<String, byte[]> headers(ProducerRecord<byte[], byte[]> record) {
        Map<String, byte[]> headers = new HashMap<>();
        record.headers().forEach(header -> headers.put(header.key(), header.value()));
        return headers;
    }
}
