package dev.passerby.simulator.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhotoTest {

    @TempDir
    Path folder;

    @Test
    void aJpegFileHasItsSizeAndPixels() throws Exception {
        Path file = folder.resolve("red.jpg");
        assertThat(ImageIO.write(Shapes.plain(80, 60, 0xFF0000).pixels(), "jpeg", file.toFile()))
                .isTrue();

        Photo photo = Photo.of(file);

        assertThat(photo.width()).isEqualTo(80);
        assertThat(photo.height()).isEqualTo(60);
        assertThat(photo.pixels().getRGB(40, 30) >> 16 & 0xFF).isGreaterThan(240);
    }

    @Test
    void whatIsNoPictureIsRefusedWithItsName() throws Exception {
        Path text = Files.writeString(folder.resolve("notes.jpg"), "not a picture");

        assertThatThrownBy(() -> Photo.of(text))
                .isInstanceOf(IOException.class)
                .hasMessage("reading photo '" + text + "': it is no picture that can be read, use JPEG or PNG");
        assertThatThrownBy(() -> Photo.of(folder.resolve("none.jpg"))).hasMessageContaining("there is no such file");
    }

    @Test
    void aFileThatChangedAfterwardsIsNoticed() throws Exception {
        Path file = folder.resolve("picture.png");
        ImageIO.write(Shapes.plain(80, 60, 0xFF0000).pixels(), "png", file.toFile());
        Photo photo = Photo.of(file);
        ImageIO.write(Shapes.plain(60, 80, 0xFF0000).pixels(), "png", file.toFile());

        assertThatThrownBy(photo::pixels).hasMessageContaining("it has changed since the scene was written");
    }
}
