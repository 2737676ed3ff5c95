package dev.passerby.standalone.console;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A file that a console's first admin key is handed over in, where standard error is read by others than who installs it.
 * Whoever takes the key deletes the file.
 */
record AdminKeyFile(Path path) {

    /** Puts the key there in place of what an earlier first start left; nobody but this user reads it, at any moment. */
    void write(String key) throws IOException {
        Path file = path.toAbsolutePath();
        Path folder = file.getParent();
        Files.createDirectories(folder);
        Path next = Files.createTempFile(
                folder,
                "admin-key",
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(next, (key + "\n").getBytes(StandardCharsets.US_ASCII));
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
