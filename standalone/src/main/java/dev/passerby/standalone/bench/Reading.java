package dev.passerby.standalone.bench;

import dev.passerby.ingest.sample.DropReason;
import dev.passerby.pipeline.frames.FrameCounts;
import dev.passerby.standalone.live.LiveSystem;
import dev.passerby.wire.camera.CameraStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Every counter of a running system at one moment.
 *
 * @param nanos the moment
 * @param cpu of this process
 * @param cameras processor time of the simulated cameras
 * @param decoded pictures decoded by ingest
 * @param lost pictures lost so far, by reason, wherever
 * @param analysed frames looked at by the job
 * @param kafkaBytes what the frames topic takes on the disk
 */
record Reading(
        long nanos,
        CpuShare.Reading cpu,
        Duration cameras,
        long decoded,
        Map<String, Long> lost,
        long analysed,
        long kafkaBytes) {

    static Reading of(LiveSystem live, BenchProcess cameras, Path brokerFolder, String framesTopic) {
        Collection<CameraStatus> statuses = live.ingest().statuses().values();
        FrameCounts outcomes = live.job().outcomes().total();
        return new Reading(
                System.nanoTime(),
                CpuShare.read(),
                cameras.cpu(),
                statuses.stream().mapToLong(CameraStatus::decoded).sum(),
                lost(statuses, outcomes),
                outcomes.faces() + outcomes.noFace(),
                bytes(brokerFolder, framesTopic));
    }

    private static Map<String, Long> lost(Collection<CameraStatus> statuses, FrameCounts outcomes) {
        Map<String, Long> lost = new TreeMap<>();
        Arrays.stream(DropReason.values())
                .filter(DropReason::isLoss)
                .map(DropReason::text)
                .forEach(reason -> lost.put(
                        reason,
                        statuses.stream()
                                .mapToLong(status -> status.dropped().getOrDefault(reason, 0L))
                                .sum()));
        lost.put("stale", outcomes.droppedStale());
        lost.put("overload", outcomes.droppedOverload());
        lost.put("repeat", outcomes.droppedRepeat());
        lost.put("superseded", outcomes.droppedSuperseded());
        lost.put("unreadable", outcomes.unreadable());
        return lost;
    }

    private static long bytes(Path brokerFolder, String topic) {
        try (Stream<Path> files = Files.walk(brokerFolder)) {
            return files.filter(file ->
                            file.toString().endsWith(".log") && file.toString().contains("/" + topic + "-"))
                    .mapToLong(Reading::size)
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (NoSuchFileException e) {
            return 0; // its retention ended just now
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Resident memory of this process in MB; 0 where the system does not tell. */
    static double residentMb() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1e3)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
