package dev.passerby.deploy.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** {@code deploy/local-cluster} on a folder of its own, driven as a person drives it; closing brings the cluster down. */
final class LocalCluster implements AutoCloseable {

    private final Path folder;
    private final String mark;

    /** What a command said, and its exit code. */
    record Ran(int code, String out) {

        Ran succeeded() {
            assertThat(code).as(out).isZero();
            return this;
        }
    }

    /** On a folder that begins with nothing. */
    LocalCluster(String name) throws IOException {
        folder = Path.of("target", "clusters", name).toAbsolutePath();
        mark = "-Dpasserby.cluster=" + folder;
        run("down");
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path one : all.sorted((a, b) -> b.compareTo(a)).toList()) {
                    Files.delete(one);
                }
            }
        }
    }

    Ran run(String... words) {
        List<String> command = new ArrayList<>(List.of(script().toString()));
        command.addAll(List.of(words));
        command.addAll(List.of("--dir", folder.toString()));
        return ran(command);
    }

    /** Any command, both its outputs as one. */
    static Ran ran(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ran(process.waitFor(), out);
        } catch (IOException e) {
            return new Ran(127, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + command, e);
        }
    }

    private static Path script() {
        return Path.of("local-cluster").toAbsolutePath();
    }

    /** What the {@code addresses} file says. */
    Map<String, String> addresses() throws IOException {
        Map<String, String> addresses = new TreeMap<>();
        for (String line : Files.readAllLines(folder.resolve("addresses"))) {
            addresses.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1));
        }
        return addresses;
    }

    /** The configuration by which the command line finds the cluster. */
    Path configuration() {
        return folder.resolve("passerby.yaml");
    }

    /** The files in its folder, the broker's records aside, in which a text stands. */
    List<Path> filesWith(String text) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(folder.resolve("broker-data")))
                    .filter(file -> holds(file, text))
                    .toList();
        }
    }

    private static boolean holds(Path file, String text) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).contains(text);
        } catch (IOException e) {
            return false; // a file that came and went
        }
    }

    /** Kills a process as {@code kill -9} does. */
    void kill(String name) throws IOException {
        long pid = Long.parseLong(
                Files.readString(folder.resolve("pids").resolve(name + ".pid")).strip());
        assertThat(ProcessHandle.of(pid).orElseThrow().destroyForcibly()).isTrue();
    }

    /** The processes of this cluster that there are, by their command lines. */
    List<Path> processes() throws IOException {
        try (Stream<Path> all = Files.list(Path.of("/proc"))) {
            return all.filter(path -> path.getFileName().toString().matches("[0-9]+"))
                    .filter(this::isOurs)
                    .toList();
        }
    }

    private boolean isOurs(Path process) {
        try {
            return List.of(Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1)
                            .split("\0"))
                    .contains(mark);
        } catch (IOException e) {
            return false; // it has ended meanwhile
        }
    }

    @Override
    public void close() {
        run("down");
    }
}
