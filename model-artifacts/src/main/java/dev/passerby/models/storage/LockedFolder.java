package dev.passerby.models.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A folder held for writing: by this thread within the process, by this process on the machine.
 *
 * <p>Everything unfinished is called {@code .partial-…}. What an interrupted run left behind is removed when the folder
 * is taken, since nobody else can be writing then. Readers need no lock: a file appears whole, by an atomic move.
 */
public final class LockedFolder implements AutoCloseable {

    private static final String PARTIAL = ".partial-";
    private static final String LOCK = ".lock";

    /** Locks within this process, by folder: a file lock belongs to the whole process. */
    private static final Map<Path, ReentrantLock> HELD_HERE = new ConcurrentHashMap<>();

    private final Path folder;
    private final ReentrantLock heldHere;
    private final FileChannel lockFile;
    private final FileLock lock;

    private LockedFolder(Path folder, ReentrantLock heldHere, FileChannel lockFile, FileLock lock) {
        this.folder = folder;
        this.heldHere = heldHere;
        this.lockFile = lockFile;
        this.lock = lock;
    }

    /**
     * Takes a folder, making it where there is none, and waits while another has it.
     *
     * @param waiting told once if there is something to wait for
     * @throws IOException when the folder cannot be made or written to
     */
    public static LockedFolder take(Path wanted, Runnable waiting) throws IOException {
        Files.createDirectories(wanted);
        Path folder = wanted.toRealPath();
        ReentrantLock heldHere = HELD_HERE.computeIfAbsent(folder, path -> new ReentrantLock());
        boolean told = false;
        if (!heldHere.tryLock()) {
            waiting.run();
            told = true;
            heldHere.lock();
        }
        FileChannel lockFile = null;
        try {
            lockFile = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            @Nullable FileLock lock = lockFile.tryLock();
            if (lock == null) {
                if (!told) {
                    waiting.run();
                }
                lock = lockFile.lock();
            }
            LockedFolder taken = new LockedFolder(folder, heldHere, lockFile, lock);
            taken.removePartials();
            return taken;
        } catch (IOException | RuntimeException e) {
            if (lockFile != null) {
                lockFile.close();
            }
            heldHere.unlock();
            throw e;
        }
    }

    public Path path() {
        return folder;
    }

    /** Puts a file in place, whole and on the disk, or leaves what was there before. */
    public void write(Path relative, byte[] content) throws IOException {
        Path target = folder.resolve(relative);
        Path parent = target.getParent() == null ? folder : target.getParent();
        Files.createDirectories(parent);
        Path partial = partial();
        try {
            try (FileChannel out = FileChannel.open(partial, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                ByteBuffer rest = ByteBuffer.wrap(content);
                while (rest.hasRemaining()) {
                    out.write(rest);
                }
                out.force(true);
            }
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(partial);
        }
        forceFolder(parent);
    }

    /** An empty folder for unfinished things, on the same file system. */
    public Path makePartialFolder() throws IOException {
        return Files.createDirectory(partial());
    }

    /** Removes a folder with all that is in it. */
    public static void removeTree(Path tree) throws IOException {
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    @Override
    public void close() throws IOException {
        try (lockFile) {
            lock.release();
        } finally {
            heldHere.unlock();
        }
    }

    private Path partial() {
        return folder.resolve(PARTIAL + UUID.randomUUID());
    }

    private void removePartials() throws IOException {
        try (var partials = Files.newDirectoryStream(folder, PARTIAL + "*")) {
            for (Path partial : partials) {
                removeTree(partial);
            }
        }
    }

    /** Makes a move durable where the platform lets a folder be opened; elsewhere the file system sees to it. */
    private static void forceFolder(Path moved) {
        try (FileChannel channel = FileChannel.open(moved, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            return; // a platform without folder handles
        }
    }
}
