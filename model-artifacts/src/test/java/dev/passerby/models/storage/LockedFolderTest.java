package dev.passerby.models.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockedFolderTest {

    @TempDir
    Path temporary;

    @Test
    void aWrittenFileReplacesTheOneBeforeAndLeavesNoPartial() throws Exception {
        try (LockedFolder folder = LockedFolder.take(temporary, () -> {})) {
            folder.write(Path.of("deep/file"), new byte[] {1});
            folder.write(Path.of("deep/file"), new byte[] {2, 3});
        }

        assertThat(temporary.resolve("deep/file")).hasBinaryContent(new byte[] {2, 3});
        assertThat(temporary.toFile().list()).containsExactlyInAnyOrder(".lock", "deep");
    }

    @Test
    void aFileThatCannotBePutInPlaceLeavesNothing() throws Exception {
        Files.createDirectories(temporary.resolve("file/not-empty"));
        try (LockedFolder folder = LockedFolder.take(temporary, () -> {})) {
            assertThatThrownBy(() -> folder.write(Path.of("file"), new byte[10]))
                    .isInstanceOf(IOException.class);
        }

        assertThat(temporary.toFile().list()).containsExactlyInAnyOrder(".lock", "file");
    }

    @Test
    void whatAnInterruptedRunLeftIsRemoved() throws Exception {
        Files.write(temporary.resolve(".partial-1"), new byte[10]);
        Files.createDirectories(temporary.resolve(".partial-2/deep"));
        Files.write(temporary.resolve(".partial-2/deep/npm.tgz"), new byte[10]);
        Files.write(temporary.resolve("kept"), new byte[10]);

        LockedFolder.take(temporary, () -> {}).close();

        assertThat(temporary.toFile().list()).containsExactlyInAnyOrder(".lock", "kept");
    }

    @Test
    void aFolderBelowAFileCannotBeTaken() throws Exception {
        Path file = Files.write(temporary.resolve("file"), new byte[1]);

        assertThatThrownBy(() -> LockedFolder.take(file.resolve("store"), () -> {}))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aSecondTakerIsToldAndWaitsForTheFirst() throws Exception {
        AtomicBoolean firstHolds = new AtomicBoolean(true);
        CountDownLatch waiting = new CountDownLatch(1);
        CompletableFuture<Boolean> firstHeldWhenSecondTook;
        try (LockedFolder first = LockedFolder.take(temporary, () -> {})) {
            firstHeldWhenSecondTook = CompletableFuture.supplyAsync(() -> {
                try (LockedFolder second = LockedFolder.take(temporary, waiting::countDown)) {
                    return firstHolds.get();
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            });
            assertThat(waiting.await(10, TimeUnit.SECONDS)).isTrue();
            firstHolds.set(false);
        }

        assertThat(firstHeldWhenSecondTook.get(10, TimeUnit.SECONDS)).isFalse();
    }
}
