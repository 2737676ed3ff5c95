package dev.passerby.deploy.chaos.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
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
    private static final String LOG = "chaos-cluster.log";
    private static final String LEADERSHIP = "was granted leadership";

    /**
     * Deletes what an earlier run left, so that this one begins with an empty broker.
     *
     * @throws IllegalStateException if there is anything that no run of the suite made
     */
    public void forgetEarlierRun() {
        if (!Files.exists(directory)) {
            return;
        }
        if (!Files.exists(directory.resolve(LOG))) {
            throw new IllegalStateException(
                    directory + " is no folder of the chaos suite; name an empty or new one with --dir");
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("deleting the run before, in " + directory, e);
        }
    }

    /** Runs {@code up} with these arguments; its words go to {@code chaos-cluster.log}. */
    public void up(List<String> arguments) throws InterruptedException {
        run("up", arguments);
    }

    public void down() throws InterruptedException {
        run("down", List.of());
    }

    /** Starts a process that was there before; returns when it does its work. */
    public void start(String name) throws InterruptedException {
        finish(starting(name));
    }

    /** Begins to start a process that was there before; {@link #finish} waits for it. */
    public Command starting(String name) {
        return begin(words("start", List.of(name)), log());
    }

    /** A command under way. */
    public record Command(List<String> words, Process process) {}

    /** Waits for a command; it must succeed. */
    public static void finish(Command command) throws InterruptedException {
        int status = command.process().waitFor();
        if (status != 0) {
            throw new IllegalStateException("'" + String.join(" ", command.words()) + "' ended with status " + status);
        }
    }

    /** The broker's address. */
    public String broker() {
        return addresses("BROKER").get(0);
    }

    /** This machine as the cluster's processes see it. */
    public String host() {
        return addresses("HOST").get(0);
    }

    /** The addresses of the JobManagers' REST interfaces. */
    public List<String> rest() {
        return addresses("REST");
    }

    /** The addresses of that name in {@code addresses}, and of the name with a number; one at least. */
    private List<String> addresses(String name) {
        try (Stream<String> lines = Files.lines(directory.resolve("addresses"))) {
            List<String> found = lines.filter(line -> line.matches(name + "(_[0-9]+)?=.*"))
                    .map(line -> line.substring(line.indexOf('=') + 1))
                    .toList();
            if (found.isEmpty()) {
                throw new IllegalStateException(directory.resolve("addresses") + " has no line " + name + "=host:port");
            }
            return found;
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
                    .filter(name -> ProcessHandle.of(pid(name))
                            .map(ProcessHandle::isAlive)
                            .orElse(false))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("listing the cluster's processes", e);
        }
    }

    /** The JobManager that leads: of those that live the one whose log says so last. */
    public String leader() {
        return alive("jobmanager-").stream()
                .max(Comparator.comparing(
                        name -> lastLeadership(directory.resolve("logs").resolve(name + ".log"))))
                .orElseThrow(() -> new IllegalStateException("no JobManager lives"));
    }

    /** The line's own time comes first in it, so that lines compare as their times do. */
    private static String lastLeadership(Path log) {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.contains(LEADERSHIP)).reduce("", (earlier, later) -> later);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + log, e);
        }
    }

    /** The metadata file of the checkpoint completed last. */
    public Path newestCheckpoint() {
        try (Stream<Path> files =
                Files.find(directory.resolve("checkpoints"), 3, (path, about) -> path.endsWith("_metadata"))) {
            return files.max(Comparator.comparing(file -> file.toFile().lastModified()))
                    .orElseThrow(() -> new IllegalStateException("there is no checkpoint"));
        } catch (IOException e) {
            throw new UncheckedIOException("looking for checkpoints", e);
        }
    }

    /** {@code kill -9}; returns when it is dead. */
    public void kill(String name) throws InterruptedException {
        long pid = pid(name);
        signal("KILL", pid);
        Waiting.forIt(name + " is dead", DYING, () -> !ProcessHandle.of(pid)
                .map(ProcessHandle::isAlive)
                .orElse(false));
    }

    /** SIGSTOP: it lives and does nothing. */
    public void freeze(String name) throws InterruptedException {
        signal("STOP", pid(name));
    }

    /** SIGCONT. */
    public void thaw(String name) throws InterruptedException {
        signal("CONT", pid(name));
    }

    /** Takes the network of a process away that has one of its own. */
    public void cut(String name) throws InterruptedException {
        link(name, "down");
    }

    /** Gives it back. */
    public void mend(String name) throws InterruptedException {
        link(name, "up");
    }

    private void link(String name, String state) throws InterruptedException {
        String network = "--net=/proc/" + pid(name) + "/ns/net";
        finish(begin(List.of("nsenter", network, "ip", "link", "set", "eth0", state), log()));
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
        finish(begin(List.of("kill", "-" + signal, Long.toString(pid)), ProcessBuilder.Redirect.DISCARD));
    }

    private void run(String command, List<String> arguments) throws InterruptedException {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("making " + directory, e);
        }
        finish(begin(words(command, arguments), log()));
    }

    private List<String> words(String command, List<String> arguments) {
        List<String> words = new ArrayList<>(List.of(script.toString(), command));
        words.addAll(arguments);
        words.add("--dir");
        words.add(directory.toString());
        return words;
    }

    private ProcessBuilder.Redirect log() {
        return ProcessBuilder.Redirect.appendTo(directory.resolve(LOG).toFile());
    }

    private static Command begin(List<String> words, ProcessBuilder.Redirect output) {
        try {
            return new Command(
                    words,
                    new ProcessBuilder(words)
                            .redirectErrorStream(true)
                            .redirectOutput(output)
                            .start());
        } catch (IOException e) {
            throw new UncheckedIOException("running '" + String.join(" ", words) + "'", e);
        }
    }
}
