package dev.passerby.console.journal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * The journal of changes: a file to which lines of JSON are only ever added, each on the disk before its change is
 * answered. Any thread.
 */
public final class Journal {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private final Path path;

    private Journal(Path path) {
        this.path = path;
    }

    /** The journal in this file, which is made where there is none. */
    public static Journal open(Path path) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            if (!Files.exists(path)) {
                Files.createFile(
                        path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot begin the journal " + path, e);
        }
        return new Journal(path);
    }

    /** Adds a change. */
    public synchronized void add(Change change) {
        try {
            String line = JSON.writeValueAsString(change) + "\n";
            Files.writeString(path, line, StandardCharsets.UTF_8, StandardOpenOption.APPEND, StandardOpenOption.DSYNC);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to the journal " + path, e);
        }
    }

    /** The last changes, oldest first. */
    public synchronized List<Change> last(int most) {
        try (var lines = Files.lines(path, StandardCharsets.UTF_8)) {
            List<String> all = lines.toList();
            return all.subList(Math.max(0, all.size() - most), all.size()).stream()
                    .map(this::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the journal " + path, e);
        }
    }

    private Change read(String line) {
        try {
            return JSON.readValue(line, Change.class);
        } catch (IOException e) {
            throw new UncheckedIOException("the journal " + path + " has a line that is none", e);
        }
    }
}
