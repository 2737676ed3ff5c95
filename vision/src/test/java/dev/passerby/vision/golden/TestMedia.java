package dev.passerby.vision.golden;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The folder of test pictures and clips that lies beside the repository and never in it. */
public final class TestMedia {

    private TestMedia() {}

    /** The folder; where there is none the calling test is skipped and says why. */
    public static Path folder() {
        String given = System.getenv("PASSERBY_TEST_MEDIA");
        List<Path> places = Stream.of(given, "../shared/media", "../../shared/media")
                .filter(Objects::nonNull)
                .map(Path::of)
                .toList();
        Path found = places.stream().filter(Files::isDirectory).findFirst().orElse(null);
        assumeTrue(found != null, "not run: there are no test media at " + places + "; set PASSERBY_TEST_MEDIA");
        return found.toAbsolutePath().normalize();
    }

    /** One file of it; where it is missing the calling test is skipped and says why. */
    public static Path file(String path) {
        Path file = folder().resolve(path);
        assumeTrue(Files.exists(file), "not run: there is no " + file);
        return file;
    }

    /** The reference outputs, which lie beside the folder; where they are missing the calling test is skipped and says why. */
    public static Path golden() {
        Path golden = folder().resolveSibling("golden").resolve("golden.json");
        assumeTrue(Files.exists(golden), "not run: there is no " + golden);
        return golden;
    }
}
