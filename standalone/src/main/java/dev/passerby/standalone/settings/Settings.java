package dev.passerby.standalone.settings;

import dev.passerby.wire.Topics;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be set about Passerby on one machine; {@code docs/configuration.md} describes each key.
 *
 * @param dataDirectory where records and checkpoints are kept
 * @param brokers brokers elsewhere, {@code host:port,…}; absent for the embedded one
 * @param brokerPort the embedded broker's port on 127.0.0.1; 0 for any free one
 * @param topics the names of the topics
 * @param cameraPartitions how many ways the work by camera can be divided
 * @param maxFrameBytes the largest frame
 * @param maxFrameAge frames older than this are dropped before inference
 * @param minFace the smallest face searched for, in pixels
 * @param threshold the distance below which a name is given
 * @param margin how much farther the next person must be
 * @param quietPeriod how long a face may be out of sight before its track ends
 * @param checkpointInterval how often the job saves its state
 * @param parallelism how many cameras are worked on at once
 * @param device where the networks run
 * @param delivery how often an event may arrive
 */
public record Settings(
        Path dataDirectory,
        @Nullable String brokers,
        int brokerPort,
        Topics topics,
        int cameraPartitions,
        int maxFrameBytes,
        Duration maxFrameAge,
        int minFace,
        double threshold,
        double margin,
        Duration quietPeriod,
        Duration checkpointInterval,
        int parallelism,
        Device device,
        Delivery delivery) {

    /** Where the networks run. */
    public enum Device {
        CPU,
        CUDA
    }

    /** How often an event may arrive. */
    public enum Delivery {
        AT_LEAST_ONCE,
        EXACTLY_ONCE
    }

    /** Where clients find the broker, embedded or not. */
    public String bootstrapServers() {
        return brokers == null ? "127.0.0.1:" + brokerPort : brokers;
    }

    public Path brokerDirectory() {
        return dataDirectory.resolve("broker");
    }

    public Path checkpointDirectory() {
        return dataDirectory.resolve("checkpoints");
    }

    /** The same settings in another folder and on another port, for something that must not touch the real ones. */
    public Settings apart(Path directory, int port) {
        return new Settings(
                directory,
                null,
                port,
                topics,
                cameraPartitions,
                maxFrameBytes,
                maxFrameAge,
                minFace,
                threshold,
                margin,
                quietPeriod,
                checkpointInterval,
                parallelism,
                device,
                delivery);
    }

    /** The same settings with brokers elsewhere. */
    public Settings withBrokers(String servers) {
        return new Settings(
                dataDirectory,
                servers,
                brokerPort,
                topics,
                cameraPartitions,
                maxFrameBytes,
                maxFrameAge,
                minFace,
                threshold,
                margin,
                quietPeriod,
                checkpointInterval,
                parallelism,
                device,
                delivery);
    }
}
