package dev.passerby.standalone.commands;

import static dev.passerby.standalone.commands.Ran.passerby;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.passerby.client.topics.CameraTopic;
import dev.passerby.ingest.IngestService;
import dev.passerby.models.ModelStore;
import dev.passerby.pipeline.PipelineJob;
import dev.passerby.pipeline.RunningJob;
import dev.passerby.pipeline.checkpoint.RetainedCheckpoints;
import dev.passerby.standalone.audit.Evidence;
import dev.passerby.standalone.audit.Finding;
import dev.passerby.standalone.broker.EmbeddedBroker;
import dev.passerby.standalone.broker.FrameWitnesses;
import dev.passerby.standalone.broker.TopicLayout;
import dev.passerby.standalone.live.Clips;
import dev.passerby.standalone.live.RtspServer;
import dev.passerby.standalone.settings.Settings;
import dev.passerby.standalone.settings.SettingsFile;
import dev.passerby.vision.FaceVision;
import dev.passerby.vision.VisionSettings;
import dev.passerby.vision.embedding.FaceNetVariant;
import dev.passerby.vision.inference.InferenceDevice;
import dev.passerby.wire.Json;
import dev.passerby.wire.camera.Camera;
import dev.passerby.wire.tally.FrameTally;
import dev.passerby.wire.tally.Teller;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real broker, ingest with a real stream, and the job, each of which comes and goes while the audit looks on. */
@Timeout(600)
class AuditIT {

    private static final int TAKEN = 5;

    @TempDir
    Path folder;

    private Settings settings;
    private EmbeddedBroker broker;
    private String servers;
    private final Deque<AutoCloseable> running = new ArrayDeque<>();

    @BeforeEach
    void start() {
        settings = SettingsFile.read(null, Map.of("PASSERBY_HOME", folder.toString()))
                .apart(folder.resolve("data"), 0);
        // Held open, as a running system holds them: the job finds the networks loaded.
        InferenceDevice cpu = InferenceDevice.cpu();
        running.push(FaceVision.open(
                ModelStore.standard(System.getenv()),
                VisionSettings.on(cpu).withEmbedder(FaceNetVariant.parse("auto", cpu))));
        broker = EmbeddedBroker.start(settings.brokerDirectory(), 0, settings.maxFrameBytes());
        servers = broker.bootstrapServers();
        TopicLayout.create(servers, settings.topics(), settings.cameraPartitions(), 1, settings.maxFrameBytes());
    }

    @AfterEach
    void stop() throws Exception {
        while (!running.isEmpty()) {
            running.pop().close();
        }
        broker.close();
    }

    @Test
    void a_run_adds_up_through_restarts_until_frames_are_taken_from_the_job_and_then_the_first_of_them_is_named()
            throws Exception {
        try (RtspServer cameras = RtspServer.playing(Map.of("/door", Clips.endless("brother", folder)))) {
            RunningJob job = job(null);
            IngestService ingest = ingest();
            new CameraTopic(servers, settings.topics()).put(new Camera("door", cameras.url("/door"), null, 5));
            until(finding -> finding.counted().count() >= 20);
            Ran clean = passerby("audit", "--broker", servers);
            assertThat(clean.out()).contains("Every frame adds up: 1 connections");
            assertThat(clean.code()).isZero();

            // A restart of either side.
            long epoch = last().epoch();
            job.close();
            ingest.close();
            job = job(newestCheckpoint());
            ingest = ingest();
            until(finding -> finding.epoch() > epoch && finding.counted().count() >= 10);
            assertThat(passerby("audit", "--broker", servers).code()).isZero();

            // The job is away, and frames wait for it.
            job.close();
            until(finding -> finding.waiting() > 2 * TAKEN);
            Ran waiting = passerby("audit", "--broker", servers);
            assertThat(waiting.out()).contains("Every frame adds up: 2 connections");
            assertThat(waiting.code()).isZero();

            // Retention takes the first of them.
            Evidence before = heard().get(1);
            long firstUnread = before.unread().first().getAsLong();
            // What the job counted with its last checkpoint it may not have committed any more.
            long firstUncounted =
                    before.onTopic().minus(before.compare().counted()).first().getAsLong();
            String first = "door/" + before.epoch() + "/" + firstUncounted;
            takeFromTheTopic(firstUncounted - firstUnread + TAKEN);
            Ran taken = passerby("audit", "--broker", servers, "--camera", "door");
            assertThat(taken.out())
                    .contains(first + " does not add up: ingest: acknowledged by the broker; topic: holds"
                            + " it no more; job: counted ");
            assertThat(taken.code()).isEqualTo(1);

            // And a job that comes back never sees them.
            job = job(newestCheckpoint());
            until(finding -> finding.missing().count() == TAKEN
                    && finding.counted().count() > before.onTopic().count());
            ingest.close();
            job.close();
            Ran after = passerby("audit", "--broker", servers, "--json");
            assertThat(after.code()).isEqualTo(1);
            List<String> lines = after.out().lines().toList();
            assertThat(lines).hasSize(2);
            JsonNode line = Json.read(lines.get(1).getBytes(StandardCharsets.UTF_8), JsonNode.class);
            assertThat(line.path("first").asText()).isEqualTo(first);
            assertThat(line.path("missing").asLong()).isEqualTo(TAKEN);
            assertThat(line.path("acked").asLong())
                    .isEqualTo(
                            line.path("counted").asLong() + line.path("waiting").asLong() + TAKEN);
            assertThat(lines.get(0)).contains("\"missing\":0").doesNotContain("\"first\"");
        }
    }

    @Test
    void an_outcome_that_somebody_took_out_of_the_books_is_named() throws Exception {
        FrameTally acked = FrameTally.none("yard", 1, Teller.INGEST, "a");
        FrameTally counted = FrameTally.none("yard", 1, Teller.JOB, "b");
        for (long seq = 0; seq < 10; seq++) {
            acked = acked.and(seq, FrameTally.ACKED, Instant.now());
            counted = seq == 4 ? counted : counted.and(seq, "no-face", Instant.now());
        }
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (FrameTally tally : List.of(acked, counted)) {
                producer.send(new ProducerRecord<>(settings.topics().frameCounts(), tally.key(), tally.toJson()))
                        .get();
            }
        }
        Ran ran = passerby("audit", "--broker", servers);
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out())
                .contains("yard/1/4 does not add up: ingest: acknowledged by the broker; topic: holds it no more; job:"
                        + " counted 0-3, 5-9, not it");
        assertThat(ran.err()).isEmpty();
    }

    @Test
    void nothing_to_compare_is_a_failure_of_one_line() {
        Ran ran = passerby("audit", "--broker", servers);
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err().lines())
                .containsExactly("nothing was counted since 1d: neither ingest nor the job has told of a frame");
    }

    private RunningJob job(String restoreFrom) throws Exception {
        RunningJob job = PipelineJob.start(settings.pipeline(servers, restoreFrom));
        running.push(job);
        return job;
    }

    private IngestService ingest() {
        IngestService ingest = new IngestService(settings.ingest(), servers, settings.topics());
        running.push(ingest);
        return ingest.start();
    }

    private String newestCheckpoint() {
        return new RetainedCheckpoints(settings.checkpointDirectory())
                .newest()
                .orElseThrow()
                .toString();
    }

    private List<Evidence> heard() {
        return new FrameWitnesses(
                        servers,
                        settings.topics(),
                        settings.pipeline(servers, null).kafka().groupId())
                .hear(Instant.EPOCH, any -> true);
    }

    private Finding last() {
        List<Evidence> heard = heard();
        return heard.get(heard.size() - 1).compare();
    }

    private void until(Predicate<Finding> reached) {
        while (heard().isEmpty() || !reached.test(last())) {
            LockSupport.parkNanos(100_000_000);
        }
    }

    private void takeFromTheTopic(long unread) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            Map<TopicPartition, RecordsToDelete> taken = new HashMap<>();
            admin.listConsumerGroupOffsets(
                            settings.pipeline(servers, null).kafka().groupId())
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .forEach((partition, offset) -> {
                        // Only the partition of the one camera has records.
                        if (offset.offset() > 0) {
                            taken.put(partition, RecordsToDelete.beforeOffset(offset.offset() + unread));
                        }
                    });
            assertThat(taken).hasSize(1);
            admin.deleteRecords(taken).all().get();
        }
    }
}
