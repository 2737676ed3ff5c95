package dev.passerby.console.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
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
import java.util.List;

/** The file that keys are kept in: a JSON list, replaced as a whole, so that a crash leaves the old one or the new one. */
final class KeyFile {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private final Path path;

    KeyFile(Path path) {
        this.path = path;
    }

    List<ApiKey> read() {
        try {
            return List.copyOf(JSON.readValue(Files.readAllBytes(path), new TypeReference<List<ApiKey>>() {}));
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    path + " holds no list of keys (" + e.getOriginalMessage()
                            + "); delete it to begin with a new admin key",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the keys in " + path, e);
        }
    }

    void write(List<ApiKey> keys) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            Path next = Files.createTempFile(
                    path.toAbsolutePath().getParent(),
                    "keys",
                    ".json",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(next, JSON.writeValueAsBytes(keys));
            Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the keys to " + path, e);
        }
    }
}
