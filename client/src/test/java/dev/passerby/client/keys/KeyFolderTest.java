package dev.passerby.client.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.passerby.wire.gallery.sealing.PersonKey;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFolderTest {

    @TempDir
    Path folder;

    @Test
    void a_key_is_made_once_and_found_again() {
        KeyFolder keys = new KeyFolder(folder.resolve("keys"));
        assertThat(keys.find("ada")).isEmpty();

        PersonKey made = keys.findOrMake("ada");

        assertThat(keys.find("ada").orElseThrow().bytes()).isEqualTo(made.bytes());
        assertThat(keys.findOrMake("ada").bytes()).isEqualTo(made.bytes());
        assertThat(keys.findOrMake("bob").bytes()).isNotEqualTo(made.bytes());
    }

    @Test
    void where_a_file_can_have_one_name_only_keys_are_made_all_the_same() throws Exception {
        // What a bucket mounted by s3fs answers.
        KeyFolder keys = new KeyFolder(folder.resolve("keys"), (name, existing) -> {
            throw new FileSystemException(name.toString(), existing.toString(), "Operation not supported");
        });

        PersonKey made = keys.findOrMake("ada");

        assertThat(keys.findOrMake("ada").bytes()).isEqualTo(made.bytes());
        try (Stream<Path> files = Files.list(folder.resolve("keys"))) {
            assertThat(files).containsExactly(keys.file("ada"));
        }
    }

    @Test
    void nobody_but_the_owner_reads_it_and_nothing_else_lies_there() throws Exception {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        KeyFolder keys = new KeyFolder(folder.resolve("keys"));
        keys.findOrMake("ada");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys.file("ada"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("keys"))))
                .isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(folder.resolve("keys"))) {
            assertThat(files).containsExactly(keys.file("ada"));
        }
        assertThat(Files.size(keys.file("ada"))).isEqualTo(PersonKey.BYTES);
    }

    @Test
    void all_who_make_a_key_at_once_get_the_same() throws Exception {
        ExecutorService many = Executors.newFixedThreadPool(16);
        try {
            for (int round = 0; round < 20; round++) {
                String person = "ada-" + round;
                Callable<String> make = () -> java.util.HexFormat.of()
                        .formatHex(new KeyFolder(folder.resolve("keys"))
                                .findOrMake(person)
                                .bytes());
                List<Future<String>> made = many.invokeAll(java.util.Collections.nCopies(16, make));
                for (Future<String> one : made) {
                    assertThat(one.get()).isEqualTo(made.get(0).get());
                }
            }
        } finally {
            many.shutdownNow();
        }
    }

    @Test
    void a_destroyed_key_is_gone_and_a_hard_link_to_it_holds_nothing() throws Exception {
        KeyFolder keys = new KeyFolder(folder.resolve("keys"));
        keys.findOrMake("ada");
        Path link = Files.createLink(folder.resolve("link"), keys.file("ada"));

        assertThat(keys.destroy("ada")).isTrue();

        assertThat(keys.file("ada")).doesNotExist();
        assertThat(Files.readAllBytes(link)).containsOnly(0);
        assertThat(keys.find("ada")).isEmpty();
        assertThat(keys.destroy("ada")).isFalse();
    }

    @Test
    void what_is_no_key_is_none_and_is_not_replaced() throws Exception {
        KeyFolder keys = new KeyFolder(folder);
        Files.writeString(keys.file("ada"), "half a key");

        assertThat(keys.find("ada")).isEmpty();
        assertThatThrownBy(() -> keys.findOrMake("ada"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageEndingWith(" lies where a key should; move it away");
    }
}
