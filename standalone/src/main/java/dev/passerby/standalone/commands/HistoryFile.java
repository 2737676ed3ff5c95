package dev.passerby.standalone.commands;

import dev.passerby.benchmarks.speed.SpeedFindings;
import dev.passerby.benchmarks.speed.SpeedHistory;
import dev.passerby.standalone.BadInputException;
import dev.passerby.standalone.OperationFailedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The file that a benchmark's figures are added to, or none. */
final class HistoryFile {

    private final @Nullable Path file;

    private HistoryFile(@Nullable Path file) {
        this.file = file;
    }

    /**
     * The history in a file, which need not exist; none where no file is named.
     *
     * @throws BadInputException if there is no such folder, or it cannot be written
     */
    static HistoryFile of(@Nullable Path file) {
        if (file != null) {
            Path folder = folder(file);
            if (Files.isDirectory(file) || !Files.isWritable(folder)) {
                throw new BadInputException("--history must name a file in a folder that can be written, got " + file);
            }
        }
        return new HistoryFile(file);
    }

    /** Adds a run's lines. */
    void add(SpeedFindings run) {
        if (file == null) {
            return;
        }
        try {
            List<String> lines = new ArrayList<>();
            if (!Files.exists(file)) {
                lines.add(SpeedHistory.HEAD);
            }
            lines.addAll(SpeedHistory.lines(run));
            Files.write(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new OperationFailedException("cannot write the history " + file + ": " + e.getMessage(), e);
        }
    }

    /** The commit of the sources in which a file lies, ending in {@code -dirty} where they were changed since. */
    static String commit(@Nullable Path file) {
        if (file == null) {
            return "unknown";
        }
        try {
            Process git = new ProcessBuilder("git", "describe", "--always", "--dirty", "--abbrev=10", "--exclude=*")
                    .directory(folder(file).toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String commit = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return git.waitFor() == 0 ? commit : "unknown";
        } catch (IOException e) {
            return "unknown";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "unknown";
        }
    }

    private static Path folder(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return folder == null ? file.toAbsolutePath() : folder;
    }
}
