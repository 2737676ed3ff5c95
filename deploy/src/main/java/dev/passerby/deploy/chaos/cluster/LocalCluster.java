package dev.passerby.deploy.chaos.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The processes of a cluster on this machine.
 *
 * @param script {@code deploy/local-cluster}
 * @param directory where it keeps a cluster's files
 */
public record LocalCluster(Path script, Path directory) {

    private static final Duration DYING = Duration.ofSeconds(10);
    private static final String PID = ".pid";

    /** Runs {@code up} with these arguments; its words go to {@code chaos-cluster.log}. */
    public void up(List<String> arguments) throws InterruptedException {
        run("up", arguments);
    }

    public void down() throws InterruptedException {
        run("down", List.of());
    }

    /** Starts a process that was there before. */
    public void start(String name) throws InterruptedException {
        run("start", List.of(name));
    }

    /** An address by the name it has in {@code addresses}. */
    public String address(String name) {
        try (Stream<String> lines = Files.lines(directory.resolve("addresses"))) {
            return lines.filter(line -> line.startsWith(name + "="))
                    .map(line -> line.substring(name.length() + 1))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(
                            directory.resolve("addresses") + " has no line " + name + "=host:port"));
        } catch (IOException e) {
            throw new UncheckedIOException("reading the cluster's addresses", e);
        }
    }

    /** The processes whose names begin so and that live, in the order of their names. */
    public List<String> alive(String prefix) {
        try (Stream<Path> files = Files.list(directory.resolve("pids"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(prefix) && name.endsWith(PID))
                    .map(name -> name.substring(0, name.length() - PID.length()))
                    .filter(name -> ProcessHandle.of(pid(name)).map(ProcessHandle::isAlive).orElse(false))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("listing the cluster's processes", e);
        }
    }

    /** {@code kill -9}; returns when it is dead. */
    public void kill(String name) throws InterruptedException {
        long pid = pid(name);
        signal("KILL", pid);
        Waiting.forIt(
                name + " is dead",
                DYING,
                () -> !ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false));
    }

    /** SIGSTOP: it lives and does nothing. */
    public void freeze(String name) throws InterruptedException {
        signal("STOP", pid(name));
    }

    /** SIGCONT. */
    public void thaw(String name) throws InterruptedException {
        signal("CONT", pid(name));
    }

    private long pid(String name) {
        Path file = directory.resolve("pids").resolve(name + PID);
        try {
            return Long.parseLong(Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + file, e);
        }
    }

    private static void signal(String signal, long pid) throws InterruptedException {
        execute(List.of("kill", "-" + signal, Long.toString(pid)), ProcessBuilder.Redirect.DISCARD);
    }

    private void run(String command, List<String> arguments) throws InterruptedException {
        List<String> words = new ArrayList<>(List.of(script.toString(), command));
        words.addAll(arguments);
        words.add("--dir");
        words.add(directory.toString());
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("making " + directory, e);
        }
        execute(
                words,
                ProcessBuilder.Redirect.appendTo(
                        directory.resolve("chaos-cluster.log").toFile()));
    }

    private static void execute(List<String> words, ProcessBuilder.Redirect output) throws InterruptedException {
        try {
            int status = new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(output)
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new IllegalStateException("'" + String.join(" ", words) + "' ended with status " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("running '" + String.join(" ", words) + "'", e);
        }
    }
}
