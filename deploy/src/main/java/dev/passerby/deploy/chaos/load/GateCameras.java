package dev.passerby.deploy.chaos.load;

import dev.passerby.deploy.chaos.cluster.Launcher;
import dev.passerby.deploy.chaos.cluster.Waiting;
import dev.passerby.wire.WireFormatException;
import dev.passerby.wire.camera.CameraState;
import dev.passerby.wire.camera.CameraStatus;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;

/**
 * Simulated cameras over RTSP, for the ingest workers to have something to lose. Nobody whom the stand-in knows stands before
 * them: each of their frames has the outcome {@code no-face}, and {@code passerby audit} must find one for every frame.
 */
public final class GateCameras implements AutoCloseable {

    private static final int CAMERAS = 2;
    private static final Pattern URL = Pattern.compile("rtsp://\\S+");
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofMillis(50);

    private final Launcher passerby;
    private final String broker;
    private final Process simulator;
    private final KafkaConsumer<byte[], byte[]> statuses;
    private final Map<String, CameraStatus> newest = new HashMap<>();

    private GateCameras(
            Launcher passerby, String broker, Process simulator, KafkaConsumer<byte[], byte[]> statuses, String topic) {
        this.passerby = passerby;
        this.broker = broker;
        this.simulator = simulator;
        this.statuses = statuses;
        List<TopicPartition> partitions = statuses.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        statuses.assign(partitions);
        statuses.seekToBeginning(partitions);
    }

    /**
     * Starts the cameras, attaches them and waits until ingest shows them.
     *
     * @param host this machine's address as the workers see it
     * @param topic the camera status topic
     * @param log where the simulator's complaints go
     */
    public static GateCameras attach(Launcher passerby, String broker, String host, String topic, Path log)
            throws InterruptedException {
        Process simulator = passerby.start(log, "simulate", "--address", host, "--port", "0");
        GateCameras cameras = new GateCameras(passerby, broker, simulator, Clients.committedReader(broker), topic);
        try {
            BufferedReader output = simulator.inputReader(StandardCharsets.UTF_8);
            for (String id : ids()) {
                Launcher.Ended added = passerby.run("camera", "add", id, url(output), "--broker", broker);
                if (added.status() != 0) {
                    throw new IllegalStateException("camera " + id + " cannot be attached: " + added.said());
                }
            }
            long now = System.currentTimeMillis();
            Waiting.forIt("the cameras of the ingest workers are online", PATIENCE, () -> cameras.areSeenSince(now));
            return cameras;
        } catch (RuntimeException | InterruptedException e) {
            cameras.close();
            throw e;
        }
    }

    private static List<String> ids() {
        return IntStream.rangeClosed(1, CAMERAS).mapToObj(n -> "gate-" + n).toList();
    }

    /** Whether every camera was said to be online after that moment. */
    public boolean areSeenSince(long millis) {
        readStatuses();
        return ids().stream().map(newest::get).allMatch(status -> isOnline(status, millis));
    }

    private static boolean isOnline(@Nullable CameraStatus status, long sinceMillis) {
        return status != null
                && status.state() == CameraState.ONLINE
                && status.at().toEpochMilli() > sinceMillis;
    }

    private void readStatuses() {
        try {
            for (ConsumerRecord<byte[], byte[]> record : statuses.poll(POLL)) {
                if (record.value() != null) {
                    CameraStatus status = CameraStatus.fromJson(record.value());
                    newest.put(status.camera(), status);
                }
            }
        } catch (RetriableException e) {
            // The broker is away; asked again.
        } catch (WireFormatException e) {
            throw new IllegalStateException("a camera's status that is none", e);
        }
    }

    /** The workers that these cameras belong to. */
    public List<String> workers() {
        readStatuses();
        return newest.values().stream()
                .map(CameraStatus::worker)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
    }

    /** Compares ingest's frames with the job's; status 0 when each has its outcome. */
    public Launcher.Ended audit() throws InterruptedException {
        return passerby.run("audit", "--broker", broker, "--camera", "gate-1", "--camera", "gate-2");
    }

    private static String url(BufferedReader output) {
        try {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                Matcher found = URL.matcher(line);
                if (found.find()) {
                    return found.group();
                }
            }
            throw new IllegalStateException("the simulated cameras did not start");
        } catch (IOException e) {
            throw new UncheckedIOException("reading where the simulated cameras are", e);
        }
    }

    @Override
    public void close() {
        statuses.close();
        simulator.destroy();
    }
}
