package dev.passerby.simulator.scene;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A still picture of known size whose pixels are read when they are needed: a scene is cheap to describe even where its
 * video exists already.
 */
public interface Photo {

    /** In pixels. */
    int width();

    /** In pixels. */
    int height();

    /** The pixels; of exactly the promised size. */
    BufferedImage pixels() throws IOException;

    /**
     * A JPEG, PNG or other file that ImageIO reads. EXIF orientation is not applied.
     *
     * @throws IOException if there is no such file or it is no picture
     */
    static Photo of(Path file) throws IOException {
        return PhotoFile.open(file);
    }

    /** A picture in memory, which must not be changed afterwards. */
    static Photo of(BufferedImage picture) {
        return new PhotoInMemory(picture);
    }
}
