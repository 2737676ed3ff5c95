package dev.passerby.standalone.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.ingest.IngestWorker;
import dev.passerby.wire.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * An ingest worker as a process of its own, which signals reach: without the guard, which would not pass them on. It ends with
 * this process, which holds its input.
 */
final class IngestProcess implements AutoCloseable {

    private final Process process;
    private final Path log;

    private IngestProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts a worker under a name; its log goes on in the folder's file of that name. */
    static IngestProcess start(String worker, String brokers, Topics topics, Path folder) throws IOException {
        return start(worker, brokers, topics, folder, Map.of());
    }

    /** The same with further variables. */
    static IngestProcess start(String worker, String brokers, Topics topics, Path folder, Map<String, String> variables)
            throws IOException {
        Path log = folder.resolve(worker + ".log");
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx96m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        IngestWorker.class.getName()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment()
                .putAll(Map.of(
                        "PASSERBY_BROKERS",
                        brokers,
                        "PASSERBY_TOPIC_PREFIX",
                        topics.prefix(),
                        "PASSERBY_INGEST_WORKER",
                        worker));
        builder.environment().putAll(variables);
        return new IngestProcess(builder.start(), log);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Its resident memory in megabytes. */
    double residentMb() throws IOException {
        return ofStatus("VmRSS:") / 1e3;
    }

    /** How many threads it has. */
    long threads() throws IOException {
        return ofStatus("Threads:");
    }

    private long ofStatus(String field) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
            return lines.filter(line -> line.startsWith(field))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Kills it as {@code kill -9} does, and waits until it is gone. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    /** Asks it to end as {@code kill} does, and waits until it has. */
    void end() throws InterruptedException {
        process.destroy();
        assertThat(process.waitFor(15, TimeUnit.SECONDS)).isTrue();
    }

    /** Sends a signal such as STOP. */
    void signal(String name) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
        assertThat(kill.waitFor()).isZero();
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
