package dev.passerby.benchmarks.photos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureFilesTest {

    @TempDir
    Path folder;

    @Test
    void findsPicturesInAllFoldersInTheOrderOfTheirPaths() throws Exception {
        file("b.JPG");
        file("a/z.webp");
        file("a/deep/er/x.png");
        file("c.bmp");
        file("c.jpeg");
        file("notes.txt");
        file("jpg");

        assertThat(PictureFiles.under(folder).stream()
                        .map(found -> folder.relativize(found).toString()))
                .containsExactly("a/deep/er/x.png", "a/z.webp", "b.JPG", "c.bmp", "c.jpeg");
    }

    @Test
    void leavesHiddenFilesAndFoldersOut() throws Exception {
        file(".thumbnails/a.jpg");
        file(".a.jpg");
        file("a.jpg");

        assertThat(PictureFiles.under(folder)).containsExactly(folder.resolve("a.jpg"));
    }

    @Test
    void followsLinksAndSurvivesOneThatLeadsBack() throws Exception {
        file("real/a.jpg");
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("real"));
        Files.createSymbolicLink(folder.resolve("real/back"), folder.resolve("real"));

        assertThat(PictureFiles.under(link)).containsExactly(link.resolve("a.jpg"));
    }

    @Test
    void saysThatAFolderIsMissing() {
        assertThatThrownBy(() -> PictureFiles.under(folder.resolve("absent"))).isInstanceOf(NoSuchFileException.class);
    }

    private void file(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.createFile(file);
    }
}
