package dev.passerby.standalone.workers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.ingest.FrameIngest;
import dev.passerby.wire.Topics;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** An ingest worker as a process of its own, which signals reach. */
final class IngestProcess implements AutoCloseable {

    private final Process process;
    private final Path log;

    private IngestProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts a worker under a name; its log goes on in the folder's file of that name. */
    static IngestProcess start(String worker, String brokers, Topics topics, Path folder) throws IOException {
        Path log = folder.resolve(worker + ".log");
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx96m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FrameIngest.class.getName()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        builder.environment()
                .putAll(Map.of(
                        "PASSERBY_BROKERS",
                        brokers,
                        "PASSERBY_TOPIC_PREFIX",
                        topics.prefix(),
                        "PASSERBY_INGEST_WORKER",
                        worker));
        return new IngestProcess(builder.start(), log);
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
