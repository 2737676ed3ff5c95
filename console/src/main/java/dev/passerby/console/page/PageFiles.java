package dev.passerby.console.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The page's files, read from the folder or the jar that holds {@code web/index.html}. */
final class PageFiles {

    private static final String INDEX = "/web/index.html";

    private PageFiles() {}

    /** All of them, with their content. */
    static List<PageFile> read() {
        URL index = Objects.requireNonNull(PageFiles.class.getResource(INDEX), INDEX);
        try {
            URI address = index.toURI();
            if (!address.getScheme().equals("jar")) {
                return under(Path.of(address).resolveSibling(""));
            }
            try (FileSystem jar = FileSystems.newFileSystem(address, Map.of())) {
                return under(jar.getPath("web"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the page beside " + index, e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the page is at no address: " + index, e);
        }
    }

    private static List<PageFile> under(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> read(folder, file))
                    .toList();
        }
    }

    private static PageFile read(Path folder, Path file) {
        try {
            return PageFile.of("/" + folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
