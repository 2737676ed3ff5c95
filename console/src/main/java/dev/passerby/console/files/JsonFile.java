package dev.passerby.console.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * A record in a file of JSON that only its owner may read, replaced as a whole, so that a crash leaves the old one or the new
 * one.
 *
 * @param <T> the record
 */
public final class JsonFile<T> {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private final Path path;
    private final Class<T> type;

    public JsonFile(Path path, Class<T> type) {
        this.path = path.toAbsolutePath();
        this.type = type;
    }

    /**
     * What the file holds; empty where there is none yet.
     *
     * @throws IllegalStateException in one line when it holds something else
     */
    public Optional<T> read() {
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(path), type));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(path + " is not as the console wrote it; delete it to begin anew", e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }

    /** Puts this in place of what the file held. */
    public void write(T record) {
        try {
            Path folder = path.getParent();
            Files.createDirectories(folder);
            Path next = Files.createTempFile(
                    folder,
                    "next",
                    ".json",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(next, JSON.writeValueAsBytes(record));
            Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + path, e);
        }
    }
}
