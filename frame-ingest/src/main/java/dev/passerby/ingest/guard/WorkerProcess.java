package dev.passerby.ingest.guard;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The child. What it says is passed on to standard error, up to the point where its JVM begins to report a crash; of the
 * report only what {@link CrashReport} holds is read, and then the process is killed, for a crashed JVM may hang while
 * it goes on.
 */
final class WorkerProcess {

    // Passes bytes on as they are.
    private static final java.nio.charset.Charset BYTES = StandardCharsets.ISO_8859_1;

    private final Process process;
    private final PrintStream out;
    private final Thread reading;
    private volatile @Nullable CrashReport crash;

    /**
     * How the child ended.
     *
     * @param status its exit status, 128 and the signal's number where a signal ended it
     * @param crash what its JVM said, where it crashed
     */
    record Ending(int status, @Nullable CrashReport crash) {}

    private WorkerProcess(Process process, PrintStream out) {
        this.process = process;
        this.out = out;
        this.reading = new Thread(this::read, "ingest-output");
        this.reading.setDaemon(true);
    }

    static WorkerProcess start(WorkerCommand command, Quarantine quarantine, PrintStream out) throws IOException {
        WorkerProcess worker = new WorkerProcess(command.builder(quarantine).start(), out);
        worker.reading.start();
        return worker;
    }

    long pid() {
        return process.pid();
    }

    /** Asks it to end in order, by the end of its input. */
    void end() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // It has ended already.
        }
    }

    void kill() {
        process.destroyForcibly();
    }

    Ending awaitEnd() throws InterruptedException {
        int status = process.waitFor();
        reading.join();
        end();
        return new Ending(status, crash);
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(BYTES)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (CrashReport.begins(line)) {
                    crash = report(lines);
                    kill();
                } else if (crash == null && !line.equals("#")) {
                    out.write((line + "\n").getBytes(BYTES));
                    out.flush();
                }
            }
        } catch (IOException e) {
            // Its output has ended.
        }
    }

    private static CrashReport report(BufferedReader lines) throws IOException {
        List<String> seen = new ArrayList<>();
        for (String line = lines.readLine(); line != null && !CrashReport.ends(line); line = lines.readLine()) {
            seen.add(line);
        }
        return CrashReport.of(seen);
    }
}
