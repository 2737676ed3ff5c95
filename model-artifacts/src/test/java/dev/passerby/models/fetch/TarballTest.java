package dev.passerby.models.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TarballTest {

    @TempDir
    Path folder;

    @Test
    void filesAreReadInOrderAndFoldersPassedOver() throws Exception {
        try (Tarball archive = open(new TestTarball()
                .folder("package/")
                .file("package/a", bytes("first"))
                .file("package/b", new byte[512])
                .file("package/c", bytes("third"))
                .toByteArray())) {
            assertThat(archive.next()).isEqualTo(new Tarball.Entry("package/a", 5));
            assertThat(archive.content(100)).isEqualTo(bytes("first"));
            assertThat(archive.next()).isEqualTo(new Tarball.Entry("package/b", 512));
            assertThat(archive.next()).isEqualTo(new Tarball.Entry("package/c", 5));
            assertThat(archive.content(100)).isEqualTo(bytes("third"));
            assertThat(archive.next()).isNull();
        }
    }

    @Test
    void aLongNameIsTakenFromTheExtendedHeader() throws Exception {
        String name = "package/" + "deep/".repeat(40) + "file";
        try (Tarball archive =
                open(new TestTarball().fileWithLongName(name, bytes("x")).toByteArray())) {
            assertThat(archive.next()).isEqualTo(new Tarball.Entry(name, 1));
        }
    }

    @Test
    void anArchiveWithoutItsEndMarkIsTruncated() throws Exception {
        try (Tarball archive = open(new TestTarball().file("a", bytes("x")).withoutEndMark())) {
            assertThat(archive.next()).isNotNull();
            assertThatThrownBy(archive::next).isInstanceOf(EOFException.class);
        }
    }

    @Test
    void aFileCutInTheMiddleIsTruncated() throws Exception {
        byte[] noise = new byte[100_000];
        new Random(1).nextBytes(noise);
        byte[] whole = new TestTarball().file("a", noise).toByteArray();
        try (Tarball archive = open(Arrays.copyOf(whole, whole.length / 2))) {
            assertThat(archive.next()).isNotNull();
            assertThatThrownBy(() -> archive.content(noise.length)).isInstanceOf(EOFException.class);
        }
    }

    @Test
    void whatIsNoArchiveIsRefused() {
        assertThatThrownBy(() -> open(bytes("<html>not found</html>"))).isInstanceOf(ZipException.class);
    }

    private Tarball open(byte[] content) throws IOException {
        return Tarball.open(Files.write(folder.resolve("test.tgz"), content));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
