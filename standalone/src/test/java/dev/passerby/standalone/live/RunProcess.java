package dev.passerby.standalone.live;

import dev.passerby.standalone.Passerby;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code ./passerby run} as a process of its own, whose output is this process's. Closing kills it, and what it started. */
public final class RunProcess implements AutoCloseable {

    private static final Pattern BROKER = Pattern.compile("its broker is at ([0-9.]+:\\d+)");
    private static final int START_SECONDS = 90;
    private static final int END_SECONDS = 60;

    private final Process process;
    private final CompletableFuture<String> broker = new CompletableFuture<>();
    private final CompletableFuture<List<String>> said = new CompletableFuture<>();

    private RunProcess(Process process) {
        this.process = process;
        Thread reader = new Thread(this::read, "output of run");
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Starts it.
     *
     * @param folder where it lives
     * @param config its configuration file
     * @param environment what it finds in its environment besides
     */
    public static RunProcess start(Path folder, Path config, Map<String, String> environment) throws Exception {
        ProcessBuilder builder = command("run", "--config", config.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().put("PASSERBY_HOME", folder.resolve("home").toString());
        builder.environment().putAll(environment);
        return new RunProcess(builder.start());
    }

    /** Any command of {@code ./passerby}, to be started as a process of its own. */
    public static ProcessBuilder command(String... words) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.time=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                Passerby.class.getName()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command);
        // Not an option: the engine crashes while it loads when the command line is long (decision record 0015).
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        return builder;
    }

    /** Where its broker is, once it runs. */
    public String broker() throws Exception {
        return broker.get(START_SECONDS, TimeUnit.SECONDS);
    }

    /** All that it said, once it has ended and nothing that it started can say more. */
    public List<String> said() throws Exception {
        return said.get(END_SECONDS, TimeUnit.SECONDS);
    }

    public Process process() {
        return process;
    }

    /** Asks it to end, as an operator does, and returns when it has. What it started and left behind is killed. */
    public void end() throws Exception {
        List<ProcessHandle> children = process.descendants().toList();
        try {
            process.destroy();
            process.onExit().get(END_SECONDS, TimeUnit.SECONDS);
        } finally {
            children.forEach(ProcessHandle::destroyForcibly);
        }
    }

    private void read() {
        List<String> lines = new ArrayList<>();
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
                .lines()
                .forEach(line -> {
                    System.out.println(line);
                    lines.add(line);
                    Matcher matcher = BROKER.matcher(line);
                    if (matcher.find()) {
                        broker.complete(matcher.group(1));
                    }
                });
        broker.completeExceptionally(new AssertionError("it did not start: " + String.join("\n", lines)));
        said.complete(lines);
    }

    @Override
    public void close() {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
    }
}
