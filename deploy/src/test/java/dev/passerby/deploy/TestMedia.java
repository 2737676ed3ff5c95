package dev.passerby.deploy;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Pictures and clips that are not part of the tree; a test that needs them is skipped where they are absent. */
public final class TestMedia {

    private TestMedia() {}

    /** A file of the media folder. */
    public static Path media(String name) {
        Path file = folder().resolve(name);
        assumeTrue(Files.exists(file), "not run: no test media at " + file + "; set PASSERBY_TEST_MEDIA");
        return file;
    }

    private static Path folder() {
        String named = System.getenv("PASSERBY_TEST_MEDIA");
        if (named != null) {
            return Path.of(named);
        }
        return List.of(Path.of("../shared/media"), Path.of("../../shared/media")).stream()
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(Path.of("../../shared/media"))
                .toAbsolutePath()
                .normalize();
    }
}
