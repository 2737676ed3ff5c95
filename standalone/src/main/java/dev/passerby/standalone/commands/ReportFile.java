package dev.passerby.standalone.commands;

import dev.passerby.standalone.BadInputException;
import dev.passerby.standalone.OperationFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The page that a command was asked for, or none. Whether it can be written is looked at before the work, which may take an
 * hour.
 */
final class ReportFile {

    private final @Nullable Path file;

    private ReportFile(@Nullable Path file) {
        this.file = file;
    }

    /**
     * The page in a file; none where no file is named.
     *
     * @throws BadInputException if there is no such folder, or it cannot be written
     */
    static ReportFile of(@Nullable Path file) {
        if (file != null) {
            Path folder = file.toAbsolutePath().getParent();
            if (Files.isDirectory(file) || folder == null || !Files.isWritable(folder)) {
                throw new BadInputException("--report must name a file in a folder that can be written, got " + file);
            }
        }
        return new ReportFile(file);
    }

    /** Writes the page, which is only made if it was asked for. */
    void write(Supplier<String> html) {
        if (file == null) {
            return;
        }
        try {
            Files.writeString(file, html.get());
        } catch (IOException e) {
            throw new OperationFailedException("cannot write the report " + file + ": " + e.getMessage(), e);
        }
    }
}
