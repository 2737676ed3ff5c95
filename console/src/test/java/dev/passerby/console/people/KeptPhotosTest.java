package dev.passerby.console.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptPhotosTest {

    @TempDir
    Path folder;

    private KeptPhotos photos;

    @BeforeEach
    void open() {
        photos = new KeptPhotos(folder.resolve("photos"));
    }

    @Test
    void keepsEachForItsPersonUntilTheyAreForgotten() {
        photos.keep("ada", "1", new byte[] {1});
        photos.keep("ada", "2", new byte[] {2});
        photos.keep("bob", "1", new byte[] {3});
        assertThat(photos.read("ada", "1")).hasValue(new byte[] {1});
        assertThat(photos.has("ada", "3")).isFalse();
        assertThat(photos.read("ada", "3")).isEmpty();

        assertThat(photos.forget("ada")).isEqualTo(2);
        assertThat(photos.read("ada", "1")).isEmpty();
        assertThat(photos.read("bob", "1")).isPresent();
        assertThat(photos.forget("nobody")).isZero();
    }

    @Test
    void noIdLeadsOutOfItsFolderAndOnlyTheOwnerMayRead() throws Exception {
        photos.keep("../../outside", "../x", new byte[] {1});
        try (Stream<Path> all = Files.walk(folder)) {
            assertThat(all.filter(Files::isRegularFile)).singleElement().satisfies(file -> {
                assertThat(file).startsWith(folder.resolve("photos"));
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------");
            });
        }
        assertThat(folder.resolve("photos")).isDirectory();
    }
}
