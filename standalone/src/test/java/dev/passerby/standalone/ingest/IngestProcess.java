package dev.passerby.standalone.ingest;

import dev.passerby.ingest.FrameIngest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Ingest as users run it: a process of its own, with whatever processes it starts. */
final class IngestProcess implements AutoCloseable {

    private final Process process;

    private IngestProcess(Process process) {
        this.process = process;
    }

    static IngestProcess start(Map<String, String> environment, Path log) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                FrameIngest.class.getName());
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        builder.environment().putAll(environment);
        return new IngestProcess(
                builder.redirectErrorStream(true).redirectOutput(log.toFile()).start());
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Resident memory in megabytes of all its processes. */
    double residentMb() {
        return sum("VmRSS:") / 1e3;
    }

    /** Threads of all its processes. */
    long threads() {
        return sum("Threads:");
    }

    private long sum(String field) {
        List<ProcessHandle> all = new ArrayList<>(List.of(process.toHandle()));
        process.descendants().forEach(all::add);
        return all.stream()
                .mapToLong(one -> valueOf(Path.of("/proc/" + one.pid() + "/status"), field))
                .sum();
    }

    private static long valueOf(Path status, String field) {
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith(field))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException e) {
            return 0;
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
