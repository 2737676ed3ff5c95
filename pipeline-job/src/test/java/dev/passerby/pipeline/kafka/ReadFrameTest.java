package dev.passerby.pipeline.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.pipeline.fixture.Scene;
import dev.passerby.pipeline.frames.FrameRead;
import dev.passerby.wire.deadletter.DeadLetter;
import dev.passerby.wire.frame.Frame;
import dev.passerby.wire.frame.FrameCodec;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class ReadFrameTest {

    private static final Instant NOW = Instant.parse("2026-05-04T03:02:01Z");
    private static final byte[] KEY = "door".getBytes(StandardCharsets.UTF_8);

    private final ReadFrame schema = new ReadFrame(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void a_record_of_the_codec_is_the_frame_it_was() {
        Frame frame = Scene.with("Ada").frame("door", 4, 2, 1_000);

        FrameRead read = schema.read(record(KEY, frame.jpeg(), FrameCodec.headers(frame)));

        assertThat(read.deadLetter()).isNull();
        assertThat(read.frame()).usingRecursiveComparison().isEqualTo(frame);
    }

    @Test
    void anything_else_is_a_dead_letter_that_says_where_and_why_and_holds_no_pixels() {
        byte[] value = {1, 2, 3, 4, 5};
        FrameRead read = schema.read(record(KEY, value, Map.of("version", "1".getBytes(StandardCharsets.US_ASCII))));

        assertThat(read.frame()).isNull();
        assertThat(read.deadLetter())
                .isEqualTo(new DeadLetter(
                        "passerby.frames",
                        3,
                        17,
                        "74f81fe167d99b4cb41d6d0ccda82278caee9f3e2f25d5e5a3936ff3dcec60d0",
                        "frame value must be a JPEG, got 5 bytes that do not begin like one",
                        NOW));
    }

    @Test
    void no_record_whatever_makes_it_throw() {
        Random random = new Random(7);
        Frame frame = Scene.empty().frame("door", 4, 2, 1_000);
        for (int i = 0; i < 2_000; i++) {
            Map<String, byte[]> headers = FrameCodec.headers(frame);
            headers.keySet().removeIf(name -> random.nextInt(4) == 0);
            headers.replaceAll((name, value) -> random.nextInt(4) == 0 ? bytes(random) : value);
            FrameRead read = schema.read(record(
                    random.nextBoolean() ? KEY : random.nextBoolean() ? bytes(random) : null,
                    random.nextBoolean() ? frame.jpeg() : random.nextBoolean() ? bytes(random) : null,
                    headers));
            assertThat(read.frame() == null).isNotEqualTo(read.deadLetter() == null);
        }
    }

    private static byte[] bytes(Random random) {
        byte[] bytes = new byte[random.nextInt(20)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static ConsumerRecord<byte[], byte[]> record(byte[] key, byte[] value, Map<String, byte[]> headers) {
        return new ConsumerRecord<>(
                "passerby.frames",
                3,
                17,
                0,
                TimestampType.CREATE_TIME,
                0,
                0,
                key,
                value,
                KafkaHeaders.fromMap(headers),
                Optional.empty());
    }
}
