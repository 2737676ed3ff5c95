package dev.passerby.deploy.manifests;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where this repository's files are. */
public final class Repository {

    private Repository() {}

    /** A file or folder, by its path from the root. */
    public static Path file(String path) {
        Path here = Path.of("").toAbsolutePath();
        Path root = Files.exists(here.resolve("docker-compose.yml")) ? here : here.resolve("..");
        return root.resolve(path).normalize();
    }
}
