package dev.passerby.client.keys;

import dev.passerby.wire.gallery.sealing.PersonKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder of people's keys, one file of 32 bytes each that nobody but its owner may read. A key is there whole or not at all,
 * and on the disk before its name is.
 *
 * <p>All failures of the disk are {@link UncheckedIOException}s that name the folder.
 */
public final class KeyFolder {

    private static final Logger LOG = LoggerFactory.getLogger(KeyFolder.class);

    /** Gives a file a second name, and fails if that is taken. */
    @FunctionalInterface
    interface Linking {
        void link(Path name, Path existing) throws IOException;
    }

    private final Path folder;
    private final Linking linking;

    /** @param folder where the keys lie; made with the first key */
    public KeyFolder(Path folder) {
        this(folder, Files::createLink);
    }

    KeyFolder(Path folder, Linking linking) {
        this.folder = folder;
        this.linking = linking;
    }

    /** The person's key; empty where there is none, or what lies there is no key. */
    public Optional<PersonKey> find(String personId) {
        try {
            return Optional.of(PersonKey.of(Files.readAllBytes(file(personId))));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            LOG.warn("{} is not a person's key: {}", file(personId), e.getMessage());
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read a key in " + folder + ": " + e.getMessage(), e);
        }
    }

    /** The person's key, made if there is none. Of several who make it at once all get the same. */
    public PersonKey findOrMake(String personId) {
        Optional<PersonKey> known = find(personId);
        if (known.isPresent()) {
            return known.get();
        }
        PersonKey made = PersonKey.random();
        try {
            Files.createDirectories(folder, ownersOnly("rwx------"));
            Path unnamed = folder.resolve("." + UUID.randomUUID() + ".new");
            try {
                write(unnamed, made.bytes());
                name(unnamed, file(personId));
            } finally {
                Files.deleteIfExists(unnamed);
            }
            flush(folder);
            return made;
        } catch (FileAlreadyExistsException e) {
            return find(personId)
                    .orElseThrow(() ->
                            new UncheckedIOException(file(personId) + " lies where a key should; move it away", e));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a key in " + folder + ": " + e.getMessage(), e);
        }
    }

    /**
     * Overwrites the person's key and takes it away; on the disk when this returns. What copies of the folder there are, backups
     * and snapshots, it cannot reach.
     *
     * @return whether there was one
     */
    public boolean destroy(String personId) {
        Path file = file(personId);
        try {
            if (!Files.exists(file)) {
                return false;
            }
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                ByteBuffer zeros = ByteBuffer.allocate(PersonKey.BYTES);
                while (zeros.hasRemaining()) {
                    channel.write(zeros);
                }
                channel.force(true);
            }
            Files.delete(file);
            flush(folder);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot destroy a key in " + folder + ": " + e.getMessage(), e);
        }
    }

    /** Where a person's key lies, if there is one. */
    public Path file(String personId) {
        return folder.resolve(PersonKey.fileName(personId));
    }

    private void write(Path file, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownersOnly("rw-------"))) {
            ByteBuffer left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true);
        }
    }

    /**
     * Gives a file its name unless another has it: a move would replace the key that somebody else has just made. Where there
     * are no links, as in a mounted bucket, it moves after all, so that there two must not enrol the same person in the same
     * moment.
     */
    private void name(Path unnamed, Path named) throws IOException {
        try {
            linking.link(named, unnamed);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException e) {
            Files.move(unnamed, named);
        }
    }

    private static void flush(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder)) {
            channel.force(true);
        }
    }

    private FileAttribute<?>[] ownersOnly(String permissions) {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
