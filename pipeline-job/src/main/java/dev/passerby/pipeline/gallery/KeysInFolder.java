package dev.passerby.pipeline.gallery;

import dev.passerby.wire.gallery.sealing.PersonKey;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Optional;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.Path;

/** A folder of keys on any file system that Flink knows, so that a cluster may share one on an object store. */
public final class KeysInFolder implements PersonKeys {

    private static final long serialVersionUID = 1L;

    private final String folder;

    /** @param folder a path, or an address such as {@code s3://…} */
    public KeysInFolder(String folder) {
        this.folder = folder;
    }

    @Override
    public Optional<PersonKey> find(String personId) throws IOException {
        Path file = new Path(folder, PersonKey.fileName(personId));
        try (FSDataInputStream stream = file.getFileSystem().open(file)) {
            // One byte more than a key has, to see that there is none.
            return Optional.of(PersonKey.of(stream.readNBytes(PersonKey.BYTES + 1)));
        } catch (FileNotFoundException e) {
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        } catch (IOException e) {
            // Presto's file system for S3 finds out only when it reads, and says it in words of its own.
            if (file.getFileSystem().exists(file)) {
                throw e;
            }
            return Optional.empty();
        }
    }
}
