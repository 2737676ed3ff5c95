package dev.passerby.console.people;

import dev.passerby.client.erasure.Eraser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The photos that were to be kept, as JPEGs in a folder for each person. Folders and files are called by hashes, so that no id
 * that somebody wrote on the gallery topic leads elsewhere. Any thread.
 */
public final class KeptPhotos implements Eraser {

    private static final int NAME_DIGITS = 32;

    private final Path directory;

    /** The photos in this folder, which need not be there yet. */
    public KeptPhotos(Path directory) {
        this.directory = directory;
    }

    /** Keeps a template's photo. */
    void keep(String personId, String templateId, byte[] jpeg) {
        Path file = file(personId, templateId);
        try {
            Files.createDirectories(
                    file.getParent(),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(file, jpeg);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep a photo in " + directory, e);
        }
    }

    boolean has(String personId, String templateId) {
        return Files.isRegularFile(file(personId, templateId));
    }

    /** A template's photo, a JPEG; empty where it was not kept. */
    Optional<byte[]> read(String personId, String templateId) {
        try {
            return Optional.of(Files.readAllBytes(file(personId, templateId)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read a photo in " + directory, e);
        }
    }

    /** Forgets all photos of a person; says how many there were. */
    int forget(String personId) {
        Path folder = folder(personId);
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> photos = files.toList();
            for (Path photo : photos) {
                Files.delete(photo);
            }
            Files.delete(folder);
            return photos.size();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove the photos in " + folder, e);
        }
    }

    private Path folder(String personId) {
        return directory.resolve(hash(personId));
    }

    private Path file(String personId, String templateId) {
        return folder(personId).resolve(hash(templateId) + ".jpg");
    }

    private static String hash(String id) {
        try {
            byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha256).substring(0, NAME_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String what() {
        return "photos";
    }

    @Override
    public int erase(String personId) {
        return forget(personId);
    }
}
