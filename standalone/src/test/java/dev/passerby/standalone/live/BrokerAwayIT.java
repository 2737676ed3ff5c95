package dev.passerby.standalone.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.passerby.client.topics.CameraTopic;
import dev.passerby.ingest.IngestService;
import dev.passerby.ingest.IngestSettings;
import dev.passerby.ingest.kafka.PublishSettings;
import dev.passerby.standalone.broker.EmbeddedBroker;
import dev.passerby.standalone.broker.TopicLayout;
import dev.passerby.wire.Topics;
import dev.passerby.wire.camera.Camera;
import dev.passerby.wire.camera.CameraStatus;
import dev.passerby.wire.camera.FrameGap;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A broker that goes away and comes back, four times as long as frames wait for it. {@code -Dpasserby.broker-away=PT60S}
 * makes it a minute with the product's own wait.
 */
@Timeout(240)
class BrokerAwayIT {

    private static final int MAX_BYTES = 4 << 20;

    private static final Duration AWAY = Duration.parse(System.getProperty("passerby.broker-away", "PT20S"));

    @TempDir
    Path folder;

    /** How long a frame waits for an absent broker; the product's wait in the long run. */
    private static final Duration PATIENCE =
            AWAY.compareTo(Duration.ofMinutes(1)) >= 0 ? PublishSettings.STANDARD.deliveryTimeout() : AWAY.dividedBy(4);

    /** The clip's pictures a second. */
    private static final double CLIP_FPS = 29.9;

    @Test
    void decoding_goes_on_nothing_blocks_it_catches_up_and_the_gap_is_told() throws Exception {
        int port = freePort();
        EmbeddedBroker broker = broker(port);
        try (RtspServer cameras = RtspServer.playing(Map.of("/door", Clips.endless("brother", folder)));
                IngestService ingest =
                        new IngestService(settings(), broker.bootstrapServers(), Topics.STANDARD).start()) {
            new CameraTopic(broker.bootstrapServers(), Topics.STANDARD)
                    .put(new Camera("door", cameras.url("/door"), null, 5));
            await(() -> published(ingest) > 20, Duration.ofSeconds(30));
            CameraStatus before = status(ingest);
            broker.close();
            Instant left = Instant.now();
            await(() -> Instant.now().isAfter(left.plus(AWAY)), AWAY.plusSeconds(5));
            CameraStatus during = status(ingest);
            // Pictures whose fate is open are in no status: those that wait for the broker.
            double seconds = Duration.between(before.at(), during.at()).toMillis() / 1e3;
            assertThat((during.decoded() - before.decoded()) / seconds)
                    .as("pictures a second, decoded and settled while the broker was away")
                    .isCloseTo(CLIP_FPS, within(0.15 * CLIP_FPS));
            assertThat(during.gaps().last()).last().satisfies(gap -> assertThat(gap.to())
                    .isNull());

            broker = broker(port);
            Instant back = Instant.now();
            await(() -> published(ingest) > during.published() + 10, Duration.ofSeconds(20));
            System.out.printf(
                    "broker away for %.1f s: %.1f pictures a second decoded; the first came through within %.1f s%n",
                    Duration.between(left, back).toMillis() / 1e3,
                    (during.decoded() - before.decoded()) / seconds,
                    Duration.between(back, Instant.now()).toMillis() / 1e3);
            CameraStatus after = status(ingest);
            assertThat(after.epoch()).as("no new connection").isEqualTo(before.epoch());
            FrameGap gap = after.gaps().last().get(after.gaps().last().size() - 1);
            assertThat(gap.reason()).isEqualTo("broker-away");
            assertThat(gap.from()).isCloseTo(left, within(2, ChronoUnit.SECONDS));
            assertThat(gap.to()).isBetween(back.minus(PATIENCE).minusSeconds(1), back.plusSeconds(2));
            assertEveryStatusBalances(broker.bootstrapServers());
        } finally {
            broker.close();
        }
    }

    private static void assertEveryStatusBalances(String servers) throws Exception {
        List<CameraStatus> told = statuses(servers);
        assertThat(told).hasSizeGreaterThan((int) (2 * AWAY.toSeconds()) - 5);
        for (CameraStatus status : told) {
            long dropped = status.dropped().values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            assertThat(status.decoded()).as("%s", status).isEqualTo(status.published() + dropped);
        }
        assertThat(told).anyMatch(status -> status.gaps().last().stream()
                .anyMatch(gap -> gap.reason().equals("broker-away")));
    }

    /** Every status that reached the topic, those of the absence too: they were kept until the broker was back. */
    private static List<CameraStatus> statuses(String servers) throws Exception {
        List<CameraStatus> statuses = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", servers, "auto.offset.reset", "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.STANDARD.cameraStatus()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(part -> consumer.position(part) < ends.get(part))) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    statuses.add(CameraStatus.fromJson(record.value()));
                }
            }
        }
        return statuses;
    }

    private static IngestSettings settings() {
        PublishSettings standard = PublishSettings.STANDARD;
        return IngestSettings.STANDARD
                .withStatusPeriod(Duration.ofMillis(500))
                .withPublishing(new PublishSettings(MAX_BYTES, standard.bufferBytes(), standard.maxBlock(), PATIENCE));
    }

    private EmbeddedBroker broker(int port) {
        EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("broker"), port, MAX_BYTES);
        TopicLayout.create(broker.bootstrapServers(), Topics.STANDARD, 2, 1, MAX_BYTES);
        return broker;
    }

    private static CameraStatus status(IngestService ingest) {
        return ingest.statuses().get("door");
    }

    private static long published(IngestService ingest) {
        CameraStatus status = status(ingest);
        return status == null ? 0 : status.published();
    }

    private static void await(BooleanSupplier condition, Duration most) {
        long deadline = System.nanoTime() + most.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited for %s", most).isLessThan(deadline);
            LockSupport.parkNanos(20_000_000);
        }
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
