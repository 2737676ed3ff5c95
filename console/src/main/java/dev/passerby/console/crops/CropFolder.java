package dev.passerby.console.crops;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Crops on the disk, {@code SUBJECT/TRACK_NUMBER.jpg}: each person's in a folder of their own, whose name is made of their id
 * and does not tell it, so that erasing somebody is erasing a folder. Only the console's user can read them. Any thread.
 */
final class CropFolder {

    private static final String TRACK = "[a-zA-Z0-9._-]{1,150}";
    private static final String ENDING = ".jpg";

    private final Path folder;
    private final Map<String, Path> byEvent = new ConcurrentHashMap<>();

    private CropFolder(Path folder) {
        this.folder = folder;
    }

    /** The crops in this folder, which is made where there is none. */
    static CropFolder open(Path folder) {
        CropFolder crops = new CropFolder(folder);
        try {
            makePrivate(folder);
            try (Stream<Path> files = Files.walk(folder, 2)) {
                files.filter(file -> file.getFileName().toString().endsWith(ENDING))
                        .forEach(file -> crops.byEvent.put(eventOf(file), file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open the folder of crops " + folder, e);
        }
        return crops;
    }

    /** Whether an event can have a crop: its track's id is fit for a file's name. */
    static boolean isName(String track, String number) {
        return track.matches(TRACK) && !track.startsWith(".") && number.matches("[0-9]{1,9}");
    }

    /** @param subject the person's id, or the unknown person's */
    void write(String subject, String track, String number, byte[] jpeg) {
        if (!isName(track, number)) {
            return;
        }
        Path place = folder.resolve(name(subject)).resolve(track + "_" + number + ENDING);
        try {
            makePrivate(folder.resolve(name(subject)));
            Path unfinished = Files.createTempFile(
                    folder,
                    "crop",
                    ".new",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try {
                Files.write(unfinished, jpeg);
                Files.move(unfinished, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a crop to " + folder, e);
        }
        byEvent.put(track + "/" + number, place);
    }

    /** The crop of an event. */
    Optional<byte[]> read(String track, String number) {
        Path place = byEvent.get(track + "/" + number);
        if (place == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readAllBytes(place));
        } catch (NoSuchFileException e) {
            byEvent.remove(track + "/" + number);
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read a crop in " + folder, e);
        }
    }

    /** The events of somebody that have a crop, newest first. */
    List<String> of(String subject) {
        Path mine = folder.resolve(name(subject));
        return byEvent.entrySet().stream()
                .filter(entry -> mine.equals(entry.getValue().getParent()))
                .sorted(Comparator.comparing((Map.Entry<String, Path> entry) -> writtenAt(entry.getValue()))
                        .reversed())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Erases all crops of somebody; how many there were. */
    int erase(String subject) {
        int erased = 0;
        for (String event : of(subject)) {
            erased += delete(event) ? 1 : 0;
        }
        try {
            Files.deleteIfExists(folder.resolve(name(subject)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot erase a folder of crops in " + folder, e);
        }
        return erased;
    }

    /** Erases what was written before a moment; how many there were. */
    int eraseBefore(Instant moment) {
        int erased = 0;
        for (Map.Entry<String, Path> entry : byEvent.entrySet()) {
            if (writtenAt(entry.getValue()).toInstant().isBefore(moment)) {
                erased += delete(entry.getKey()) ? 1 : 0;
            }
        }
        return erased;
    }

    int size() {
        return byEvent.size();
    }

    private boolean delete(String event) {
        Path place = byEvent.remove(event);
        try {
            return place != null && Files.deleteIfExists(place);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot erase a crop in " + folder, e);
        }
    }

    private static FileTime writtenAt(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }

    private static String eventOf(Path file) {
        String name = file.getFileName().toString();
        int number = name.lastIndexOf('_');
        return name.substring(0, Math.max(0, number)) + "/"
                + name.substring(number + 1, name.length() - ENDING.length());
    }

    private static void makePrivate(Path directory) throws IOException {
        Files.createDirectories(
                directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    private static String name(String subject) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(subject.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
