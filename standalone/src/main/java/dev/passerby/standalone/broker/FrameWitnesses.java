package dev.passerby.standalone.broker;

import dev.passerby.client.topics.CompactedTopic;
import dev.passerby.client.topics.TopicConsumer;
import dev.passerby.standalone.OperationFailedException;
import dev.passerby.standalone.audit.Evidence;
import dev.passerby.wire.Topics;
import dev.passerby.wire.WireFormatException;
import dev.passerby.wire.frame.FrameCodec;
import dev.passerby.wire.frame.FrameName;
import dev.passerby.wire.tally.FrameTally;
import dev.passerby.wire.tally.SeqRun;
import dev.passerby.wire.tally.SeqRuns;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The three witnesses of what became of frames, heard in the order that {@link Evidence} asks for. */
public final class FrameWitnesses {

    private static final Logger LOG = LoggerFactory.getLogger(FrameWitnesses.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String bootstrapServers;
    private final Topics topics;
    private final String group;

    /** @param group the consumer group under which the job commits how far it is */
    public FrameWitnesses(String bootstrapServers, Topics topics, String group) {
        this.bootstrapServers = bootstrapServers;
        this.topics = topics;
        this.group = group;
    }

    /**
     * What is known of every connection of which something was heard since then.
     *
     * @param wanted the cameras asked about
     */
    public List<Evidence> hear(Instant since, Predicate<String> wanted) {
        Map<Integer, Long> committed = committed();
        Map<FrameName, Statements> byConnection =
                new TreeMap<>(Comparator.comparing(FrameName::camera).thenComparing(FrameName::epoch));
        for (byte[] json : new CompactedTopic(bootstrapServers, topics.frameCounts())
                .read()
                .values()) {
            hearTally(json, wanted, byConnection);
        }
        hearTopic(committed, wanted, byConnection);
        List<Evidence> all = new ArrayList<>();
        byConnection.forEach((connection, statements) -> {
            if (!statements.last.isBefore(since)) {
                all.add(new Evidence(
                        connection.camera(),
                        connection.epoch(),
                        statements.tallies,
                        statements.onTopic,
                        statements.unread));
            }
        });
        return all;
    }

    /** What was heard of one connection so far. */
    private static final class Statements {
        private final List<FrameTally> tallies = new ArrayList<>();
        private SeqRuns onTopic = SeqRuns.NONE;
        private SeqRuns unread = SeqRuns.NONE;
        private Instant last = Instant.MIN;

        void heardOf(Instant at) {
            last = at.isAfter(last) ? at : last;
        }
    }

    private static void hearTally(byte[] json, Predicate<String> wanted, Map<FrameName, Statements> byConnection) {
        try {
            FrameTally tally = FrameTally.fromJson(json);
            if (wanted.test(tally.camera())) {
                Statements statements = byConnection.computeIfAbsent(
                        new FrameName(tally.camera(), tally.epoch(), 0), any -> new Statements());
                statements.tallies.add(tally);
                statements.heardOf(tally.at());
            }
        } catch (WireFormatException e) {
            LOG.warn("a frame tally is left out: {}", e.getMessage());
        }
    }

    private void hearTopic(
            Map<Integer, Long> committed, Predicate<String> wanted, Map<FrameName, Statements> byConnection) {
        try (KafkaConsumer<byte[], byte[]> consumer = TopicConsumer.open(
                bootstrapServers, PATIENCE, Map.of(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"))) {
            List<TopicPartition> all = TopicConsumer.partitions(consumer, topics.frames());
            consumer.assign(all);
            consumer.seekToBeginning(all);
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (!TopicConsumer.reached(consumer, ends)) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    deadline = System.nanoTime() + PATIENCE.toNanos();
                    boolean read = record.offset() < committed.getOrDefault(record.partition(), 0L);
                    hearFrame(record, read, wanted, byConnection);
                }
                if (System.nanoTime() > deadline) {
                    throw new OperationFailedException("no more of " + topics.frames() + " at " + bootstrapServers
                            + " came for " + PATIENCE.toSeconds() + " s");
                }
            }
        } catch (KafkaException e) {
            throw new OperationFailedException(
                    "cannot read " + topics.frames() + " at " + bootstrapServers + ": " + e.getMessage(), e);
        }
    }

    private static void hearFrame(
            ConsumerRecord<byte[], byte[]> record,
            boolean read,
            Predicate<String> wanted,
            Map<FrameName, Statements> byConnection) {
        Map<String, byte[]> headers = new HashMap<>();
        record.headers().forEach(header -> {
            if (header.value() != null) {
                headers.put(header.key(), header.value());
            }
        });
        try {
            FrameName frame = FrameCodec.name(record.key(), headers);
            if (!wanted.test(frame.camera()) || !SeqRun.holds(frame.seq())) {
                return;
            }
            Statements statements = byConnection.computeIfAbsent(
                    new FrameName(frame.camera(), frame.epoch(), 0), any -> new Statements());
            statements.heardOf(Instant.ofEpochMilli(record.timestamp()));
            statements.onTopic = statements.onTopic.with(frame.seq());
            if (!read) {
                statements.unread = statements.unread.with(frame.seq());
            }
        } catch (WireFormatException e) {
            LOG.debug("{}-{}@{} names no frame", record.topic(), record.partition(), record.offset());
        }
    }

    /** How far the job is by partition, as of its last checkpoint; nothing where it never took one. */
    private Map<Integer, Long> committed() {
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                Math.toIntExact(PATIENCE.toMillis()),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                10_000))) {
            Map<Integer, Long> committed = new HashMap<>();
            Map<TopicPartition, OffsetAndMetadata> offsets = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            offsets.forEach((partition, offset) -> {
                if (partition.topic().equals(topics.frames()) && offset != null) {
                    committed.put(partition.partition(), offset.offset());
                }
            });
            return committed;
        } catch (ExecutionException | TimeoutException e) {
            throw new OperationFailedException(
                    "cannot ask " + bootstrapServers + " how far group " + group + " is: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OperationFailedException("interrupted while asking how far the job is", e);
        }
    }
}
