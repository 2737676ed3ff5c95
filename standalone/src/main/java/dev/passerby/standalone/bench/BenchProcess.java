package dev.passerby.standalone.bench;

import dev.passerby.standalone.OperationFailedException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A fresh JVM with this one's classes and options. Its errors go where this one's go. It ends with this process, however that
 * ends: its standard input closes then, which {@link #endWithParent} waits for.
 */
public final class BenchProcess implements AutoCloseable {

    private static final Duration FAREWELL = Duration.ofSeconds(10);

    private final Process process;
    private final BufferedReader output;
    private final Path argumentFile;

    private BenchProcess(Process process, Path argumentFile) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
        this.argumentFile = argumentFile;
    }

    /** Starts a program, whose {@code main} calls {@link #endWithParent} first. */
    public static BenchProcess start(Class<?> main, List<String> arguments) {
        try {
            // A file: ONNX Runtime crashes while it loads when the command line is longer than 4,096 bytes.
            Path file = Files.createTempFile("passerby-bench", ".arguments");
            Files.write(file, quoted(main, arguments));
            Process process = new ProcessBuilder(java(), "@" + file)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            return new BenchProcess(process, file);
        } catch (IOException e) {
            throw new OperationFailedException("cannot start another process: " + e.getMessage(), e);
        }
    }

    /** Ends this process at once when the one that started it is gone or has closed it. */
    public static void endWithParent() {
        Thread watch = new Thread(BenchProcess::awaitEndOfInput, "end-with-parent");
        watch.setDaemon(true);
        watch.start();
    }

    private static void awaitEndOfInput() {
        try {
            while (System.in.read() >= 0) {
                // Nobody says anything on this stream; that it ends is the message.
            }
        } catch (IOException e) {
            // A broken stream has ended, too.
        }
        Runtime.getRuntime().halt(0);
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static List<String> quoted(Class<?> main, List<String> arguments) {
        List<String> words =
                new ArrayList<>(ManagementFactory.getRuntimeMXBean().getInputArguments());
        words.add("-cp");
        words.add(System.getProperty("java.class.path"));
        words.add(main.getName());
        words.addAll(arguments);
        return words.stream()
                .map(word -> '"' + word.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .toList();
    }

    /** The next line of its standard output that begins so, for a profiler talks there, too; null at its end. */
    public @Nullable String line(String beginning) {
        try {
            String line = output.readLine();
            while (line != null && !line.startsWith(beginning)) {
                line = output.readLine();
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The processor time it has used. */
    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Its exit code, once its output has ended. */
    public int code() {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OperationFailedException("interrupted while another process was at work", e);
        }
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(FAREWELL.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            Files.deleteIfExists(argumentFile);
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
