package dev.passerby.standalone.broker;

import dev.passerby.standalone.OperationFailedException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A real Kafka broker in this process: KRaft, broker and controller in one, on the loopback interface only.
 *
 * <p>Its folder belongs to one process at a time and survives it: what was written before is there after the next start.
 */
public final class EmbeddedBroker implements AutoCloseable {

    private static final String CONTROLLER = "CONTROLLER";
    private static final String CLIENTS = "PLAINTEXT";
    private static final int NODE_ID = 1;

    private final KafkaRaftServer server;
    private final FileChannel lockFile;
    private final String bootstrapServers;

    private EmbeddedBroker(KafkaRaftServer server, FileChannel lockFile, String bootstrapServers) {
        this.server = server;
        this.lockFile = lockFile;
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * Starts a broker and returns when it accepts clients, after about three seconds.
     *
     * @param directory where it keeps its records; made when missing
     * @param port the TCP port for clients on 127.0.0.1; 0 for any free one
     * @param maxRecordBytes the largest record it takes
     * @throws OperationFailedException when the port is taken, or another process uses the folder
     */
    public static EmbeddedBroker start(Path directory, int port, int maxRecordBytes) {
        FileChannel lockFile = lock(directory);
        try {
            int clientPort = freePort(port);
            Path log = directory.resolve("log");
            format(log);
            KafkaRaftServer server = new KafkaRaftServer(
                    new KafkaConfig(settings(log, clientPort, freePort(0), maxRecordBytes), false), Time.SYSTEM);
            BrokerHalt.sayWhy(directory);
            server.startup();
            return new EmbeddedBroker(server, lockFile, "127.0.0.1:" + clientPort);
        } catch (RuntimeException e) {
            closeQuietly(lockFile);
            throw e;
        }
    }

    /** Where clients connect: host and port. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
        closeQuietly(lockFile);
    }

    private static Map<String, Object> settings(Path log, int clientPort, int controllerPort, int maxRecordBytes) {
        Properties settings = new Properties();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", Integer.toString(NODE_ID));
        settings.put("controller.quorum.voters", NODE_ID + "@127.0.0.1:" + controllerPort);
        settings.put("controller.listener.names", CONTROLLER);
        settings.put(
                "listeners",
                CLIENTS + "://127.0.0.1:" + clientPort + "," + CONTROLLER + "://127.0.0.1:" + controllerPort);
        settings.put("advertised.listeners", CLIENTS + "://127.0.0.1:" + clientPort);
        settings.put("listener.security.protocol.map", CLIENTS + ":PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
        settings.put("inter.broker.listener.name", CLIENTS);
        settings.put("log.dirs", log.toString());
        settings.put("auto.create.topics.enable", "false");
        // One machine holds one copy of everything.
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "1");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("transaction.state.log.num.partitions", "1");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("share.coordinator.state.topic.num.partitions", "1");
        settings.put("group.initial.rebalance.delay.ms", "0");
        // A record must pass every one of these, or it is stuck behind the smallest.
        settings.put("message.max.bytes", Integer.toString(maxRecordBytes));
        settings.put("replica.fetch.max.bytes", Integer.toString(maxRecordBytes));
        settings.put("socket.request.max.bytes", Integer.toString(Math.max(maxRecordBytes * 4, 16 << 20)));
        // Frames live for minutes: look often, and keep few idle threads and buffers.
        settings.put("log.retention.check.interval.ms", "10000");
        settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(4 << 20));
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "2");
        settings.put("background.threads", "2");
        // A start after a kill waits until the dead broker's session has run out.
        settings.put("broker.session.timeout.ms", "3000");
        settings.put("broker.heartbeat.interval.ms", "500");
        Map<String, Object> map = new java.util.HashMap<>();
        settings.forEach((name, value) -> map.put((String) name, value));
        return map;
    }

    private static void format(Path log) {
        Formatter formatter = new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setNodeId(NODE_ID)
                .setClusterId(Uuid.randomUuid().toString())
                .setControllerListenerName(CONTROLLER)
                .setMetadataLogDirectory(log.toString())
                .addDirectory(log.toString());
        if (Files.exists(log.resolve("meta.properties"))) {
            return;
        }
        try {
            formatter.run();
        } catch (Exception e) {
            throw new OperationFailedException(
                    "cannot prepare the broker's folder " + log + ": " + e.getMessage() + "; is the disk full?", e);
        }
    }

    private static FileChannel lock(Path directory) {
        FileChannel channel = null;
        try {
            Files.createDirectories(directory);
            channel = FileChannel.open(directory.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // Held by this very process: the same answer as when another one holds it.
        } catch (IOException e) {
            closeQuietly(channel);
            throw new OperationFailedException(
                    "cannot use the broker's folder " + directory + ": " + e.getMessage()
                            + "; name another one with PASSERBY_HOME or 'data-dir'",
                    e);
        }
        closeQuietly(channel);
        throw new OperationFailedException("the broker's folder " + directory
                + " is in use by another passerby; stop that one, or name another folder with PASSERBY_HOME");
    }

    private static int freePort(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new OperationFailedException(
                    "cannot start the broker: port " + port
                            + " on 127.0.0.1 is in use; stop what uses it, or set another 'broker.port'",
                    e);
        }
    }

    private static void closeQuietly(java.io.@org.jspecify.annotations.Nullable Closeable closeable) {
        if (closeable == null) {
            return;
        }
        try {
            closeable.close();
        } catch (IOException e) {
            // Closing a lock file writes nothing: there is nothing to lose.
        }
    }
}
