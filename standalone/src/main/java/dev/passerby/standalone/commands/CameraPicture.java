package dev.passerby.standalone.commands;

import dev.passerby.standalone.BadInputException;
import dev.passerby.standalone.OperationFailedException;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** The file that a camera's picture is kept in, or none. It may show faces, so only its owner can read it. */
final class CameraPicture {

    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final @Nullable Path file;

    private CameraPicture(@Nullable Path file) {
        this.file = file;
    }

    /**
     * The place for the picture; whether it can be written is looked at before the camera is.
     *
     * @throws BadInputException if there is no such folder, or it cannot be written
     */
    static CameraPicture in(@Nullable Path file) {
        if (file != null) {
            Path folder = file.toAbsolutePath().getParent();
            if (Files.isDirectory(file) || folder == null || !Files.isWritable(folder)) {
                throw new BadInputException("--picture must name a file in a folder that can be written, got " + file);
            }
        }
        return new CameraPicture(file);
    }

    /** Saves the picture, if one was asked for, in place of what was there; says where. */
    @Nullable
    String save(byte[] jpeg) {
        if (file == null) {
            return null;
        }
        try {
            Files.deleteIfExists(file);
            if (POSIX) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.write(file, jpeg);
        } catch (IOException e) {
            throw new OperationFailedException("cannot write the picture " + file + ": " + e.getMessage(), e);
        }
        return file.toString();
    }
}
