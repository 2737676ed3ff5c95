package dev.passerby.client;

import dev.passerby.wire.Topics;
import dev.passerby.wire.WireFormatException;
import dev.passerby.wire.event.CloudEvent;
import dev.passerby.wire.frame.Frame;
import dev.passerby.wire.frame.FrameCodec;
import dev.passerby.wire.gallery.GalleryEntry;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.junit.jupiter.api.TestInfo;

/**
 * A real broker in the test's process, and somebody who makes topics on it, writes to them and reads from them. It can go
 * away and come back where it was, with what it had.
 */
public final class TestBroker implements AutoCloseable {

    private final String bootstrapServers;
    private final Map<String, Object> settings;
    private final KafkaProducer<byte[], byte[]> producer;
    private KafkaRaftServer server;

    private TestBroker(Path directory, Map<String, String> more) throws Exception {
        int port = freePort();
        this.bootstrapServers = "127.0.0.1:" + port;
        this.settings = settings(directory, port, freePort());
        this.settings.putAll(more);
        format(directory);
        comeBack();
        this.producer = new KafkaProducer<>(
                // One request at a time: a partition made a moment ago may refuse the first and take the next, and then
                // refuses the first for good, as out of order.
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "linger.ms",
                        0,
                        "max.in.flight.requests.per.connection",
                        1),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** A broker without topics. */
    public static TestBroker start(Path directory) throws Exception {
        return start(directory, Map.of());
    }

    /** The same, with settings of its own besides. */
    public static TestBroker start(Path directory, Map<String, String> more) throws Exception {
        return new TestBroker(directory, more);
    }

    /** A broker with the standard topics, whose events are divided into two partitions. */
    public static TestBroker startWithTopics(Path directory) throws Exception {
        TestBroker broker = start(directory);
        broker.create(Topics.STANDARD, 1, 2);
        return broker;
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    public void goAway() {
        server.shutdown();
        server.awaitShutdown();
    }

    public void comeBack() {
        server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
        server.startup();
    }

    /** Makes all topics of an installation, frames with as many partitions as said. */
    public void create(Topics topics, int framePartitions) throws Exception {
        create(topics, framePartitions, 1);
    }

    private void create(Topics topics, int framePartitions, int eventPartitions) throws Exception {
        List<NewTopic> all = new ArrayList<>();
        all.add(new NewTopic(topics.frames(), framePartitions, (short) 1));
        all.add(new NewTopic(topics.events(), eventPartitions, (short) 1));
        for (String topic : List.of(topics.deadLetters(), topics.sightings())) {
            all.add(new NewTopic(topic, 1, (short) 1));
        }
        for (String table : List.of(topics.cameras(), topics.cameraStatus(), topics.gallery(), topics.frameCounts())) {
            all.add(new NewTopic(table, 1, (short) 1).configs(Map.of("cleanup.policy", "compact")));
        }
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(all).all().get(30, TimeUnit.SECONDS);
        }
    }

    /** Topics that no other test has, made. */
    public Topics topicsOf(TestInfo test) throws Exception {
        Topics topics =
                new Topics("t" + Integer.toHexString((test.getTestMethod() + test.getDisplayName()).hashCode()));
        create(topics, 4);
        return topics;
    }

    public void delete(String topic) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.deleteTopics(List.of(topic)).all().get();
        }
    }

    /** Publishes events on their standard topic in order, each under its camera or person; returns when the broker has them. */
    public void publish(List<CloudEvent> events) throws Exception {
        List<Future<?>> sent = new ArrayList<>();
        for (CloudEvent event : events) {
            String key = event.data().path("camera").asText(event.subject());
            RecordHeaders headers = new RecordHeaders();
            event.headers().forEach(headers::add);
            sent.add(producer.send(
                    new ProducerRecord<>(Topics.STANDARD.events(), null, utf8(key), event.value(), headers)));
        }
        for (Future<?> one : sent) {
            one.get(30, TimeUnit.SECONDS);
        }
    }

    public void send(Topics topics, Frame frame) throws Exception {
        RecordHeaders headers = new RecordHeaders();
        FrameCodec.headers(frame).forEach(headers::add);
        send(new ProducerRecord<>(topics.frames(), null, utf8(frame.cameraId()), frame.jpeg(), headers));
    }

    public void send(Topics topics, GalleryEntry entry) throws Exception {
        send(new ProducerRecord<>(topics.gallery(), utf8(entry.personId()), entry.toJson()));
    }

    public void send(ProducerRecord<byte[], byte[]> record) throws ExecutionException, InterruptedException {
        producer.send(record).get();
    }

    /** What is on a topic with one partition, read from its beginning. */
    public Reading read(String topic) {
        return read(topic, "read_committed");
    }

    /** The same, with what is in open and in aborted transactions. */
    public Reading readUncommitted(String topic) {
        return read(topic, "read_uncommitted");
    }

    private Reading read(String topic, String isolation) {
        KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", isolation),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        TopicPartition only = new TopicPartition(topic, 0);
        consumer.assign(List.of(only));
        consumer.seekToBeginning(List.of(only));
        return new Reading(consumer);
    }

    /** A subscriber of one topic, who sees only what is committed. */
    public static final class Reading implements AutoCloseable {

        private final KafkaConsumer<byte[], byte[]> consumer;

        private Reading(KafkaConsumer<byte[], byte[]> consumer) {
            this.consumer = consumer;
        }

        /** What comes next, waiting for it a short while; perhaps nothing. */
        public List<ConsumerRecord<byte[], byte[]>> next() {
            return consumer.poll(Duration.ofMillis(100))
                    .records(consumer.assignment().iterator().next());
        }

        @Override
        public void close() {
            consumer.close();
        }
    }

    public static CloudEvent event(ConsumerRecord<byte[], byte[]> record) {
        Map<String, byte[]> headers = new HashMap<>();
        for (Header header : record.headers()) {
            headers.put(header.key(), header.value());
        }
        try {
            return CloudEvent.decode(headers, record.value());
        } catch (WireFormatException e) {
            throw new AssertionError("the events topic holds what is no event", e);
        }
    }

    @Override
    public void close() {
        producer.close();
        goAway();
    }

    private static Map<String, Object> settings(Path directory, int port, int controllerPort) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", "1");
        settings.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        settings.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("log.dirs", directory.toString());
        settings.put("auto.create.topics.enable", "false");
        for (String internal : List.of("offsets.topic", "transaction.state.log", "share.coordinator.state.topic")) {
            settings.put(internal + ".replication.factor", "1");
            settings.put(internal + ".num.partitions", "1");
        }
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(4 << 20));
        return settings;
    }

    private static void format(Path directory) throws Exception {
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setNodeId(1)
                .setClusterId(Uuid.randomUuid().toString())
                .setControllerListenerName("CONTROLLER")
                .setMetadataLogDirectory(directory.toString())
                .addDirectory(directory.toString())
                .run();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
